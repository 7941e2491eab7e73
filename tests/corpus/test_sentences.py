"""Sentences of one paragraph; │ shows the cuts. One table per language, one row per rule."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import LanguageError
from corpus.sentences import split_sentences
from corpus.sentences.chinese import ocr_stops
from tests.shared import SHARED, needs_shared

CHINESE = {
    "stops": "工人学习。│谁来教？│大家教！│好。",
    "closer after stop": "…將來啥也不是。」│有的認為：「做了工會工作不行。」",
    "stop after closer": "勝過一個諸葛亮」。│這就是說大家動手",
    "stop on both sides of a closer": "他说“好。”。│大家走了。",
    "several sentences in a quote": "“工人对技术很有兴趣。│我们决心把它学好。”│从这段话可以看出来。",
    "quote in a quote": "他說：「我聽見『你們都來開會。』│大家就都來開會了。」│會開完了。",
    "curly quote in a quote": "他说：“老王讲过‘人人都要学技术。’│后来大家都学了技术。”│都好。",
    "unclosed quote": "他说：“我们今天开会。│明天再去。│后天休息。",
    "straight quotes": '他说："今天我们大家都去开会。"│"明天呢？"│他走了',
    "short quote": "他喊：“来了！来了！”│大家都出去看。",
    "speech and reporting clause": "“真的吗？”他问。│",
    "reporting clause, traditional": "「真的嗎？」老王笑著說。│大家都不信。",
    "reporting clause after ellipsis": "“我……”他想了想。│",
    "reporting verb inside another word": "“真的吗？”│大家都知道他来了。",
    "after 。” the reporting clause stands alone": "“是真的。”│他说。",
    "next speaker": "“什么难处？”│老王道：“没有工具。”",
    "quote as part of a clause": "他们提出“向科学进军！”的口号。│",
    "quote before a comma": "「哪裡還有經驗？」，他問。│",
    "bracket of its own": "…這是合同的目的。│（人民日報社論）",
    "bracket of its own, text behind": "合同定好了。│（见图。）│后文说明。",
    "bracket in mid-sentence": "机器（见图。右边。）已经修好。│",
    "stop after bracket": "小组很好（见第二版。）。│大家学习。",
    "bracket at the start": "（新华社讯）工人开会。│",
    "title with a stop": "他读《怎么办？》和《到哪里去？》。│读完了。",
    "lost bracket": "他说（小声地走了。│大家没有听见。",
    "ellipsis inside": "他想……然后走了。│",
    "ellipsis behind a stop": "达到很高的水平。……│当时各厂都来学。",
    "ellipsis that closes speech": "他说：“我……”│大家等着他。",
    "ellipsis of a phrase": "许多“四化……”口号。│",
    "ellipsis in ASCII": "他想...然后走了。│",
    "run of stops": "真的？！！│不会吧。。。│是的。",
    "dash": "他来了——没有人知道——又走了。│",
    "semicolon and colon": "①定计划；②定人；③定时间：三天。│都好；",
    "list marks": "主要内容：一、要打破保守思想。│二、发动大家学习。│（三）及时奖励。│第四，宣传。",
    "marks stay": "1. 大搞机械化。│2. 学先进。│(3)比先进。│④帮后进。",
    "run-in heading": "1. 大搞机械化。│輕工业各行业的机械化程度不高。",
    "numbers": "占54.23%，是3.5倍。│1957.3.印，有7 000多个和2,000个。│完",
    "OCR stop": "任务完成.│工人们高兴. │大家休息",
    "no OCR stop: numerals and marks": "五.一节；二.定计划。│一.定人",
    "no OCR stop: name before Latin": "约A.史密斯和史.J来了。│",
    "ASCII marks": "怎么办?│我们学!│好",
    "Latin words": "他用Yahoo!News看p.3的e.g.一段。│再用OK。│",
    "space before a closer": "你不会。 ”│他走了。",
    "ideographic indent": "　　工人学习。│　　大家都学。",
    "no stop": "劳动模范大会│",
    "only a stop": "。│",
    "nothing": "",
}

ENGLISH = {
    "stops": "He came. │Who knew? │All did! │Good.",
    "digit, opening mark or Han behind": "It was 1957. │20 workers came. │“Yes.” │(He left.) │Next. │工人 came.",
    "lower case goes on": "The word no. was printed. │It was wrong.",
    "no space": "See www.example.com or 3.5 or a.b.C there. │Yes.",
    "dialogue": '"Really?" he asked. │"Yes."',
    "dialogue without a space": "“Really?” he asked.│“Yes.”",
    "reporting verb behind a name": "“Really?” Old Wang asked. │“Yes,” he said.",
    "single quotes": "'What a fool I was! │I should have known.' │'Why?' she cried.",
    "several sentences in a quote": "“The workers are glad. │We shall learn it.” │They did.",
    "unclosed quote": "“We meet today. │Tomorrow we go.",
    "bracket of its own": "It was done. │(People's Daily) │The workers rested.",
    "bracket with a sentence": "It was done. │(See page 2. It is there.) │Later they rested.",
    "bracket in mid-sentence": "The workers (see page 2. It is there.) rested. │Good.",
    "ellipsis": "He said ... and left. │He thought... │Then he left.",
    "spaced ellipsis": "It was hot . . . and dry. . . . │Then rain came.",
    "ellipsis and digit": "from 10 ... 20 of them. │Yes.",
    "semicolon and colon": "One; Two: Three. │Four; five.",
    "titles": "Comrade Mr. Qi met Dr. Wang and Messrs. Li. │They sat.",
    "number class": "Mill No. 1 on p. 2 and pp. 3–5 of vol. II. │Yes.",
    "number class as a word": "The answer was no. │We went on.",
    "e.g.": "Tools, e.g. Hammers, i.e. Tools, were bought. │Yes.",
    "e. g.": "Tools, e. g. Hammers, were bought. │(a) Yes. │It was he, i. e. Mr. Li.",
    "U.S.": "The U.S. Army left. │They were in the U.S. │The end.",
    "initials": "Mr. J. K. Fairbank and D. Hsu wrote. │They did.",
    "months": "It was Jan. 3 then. │It was cold in Jan. │The river froze.",
    "companies": "The Li Co. Ltd. Works grew. │It was Li Co. │They sold it.",
    "etc. in mid-sentence": "Iron, steel, etc. did well. │Coal, etc. │The factory grew.",
    "numbers": "54.23% and 3.5 and 2,000. │Yes.",
    "list marks": "1. Learn. │2. Help: (a) Teach. │B. Pay. │(iv) Rest.",
    "list marks behind a colon": "We ask three things: 1. Learn more; 2. Teach more. │3. Rest.",
    "run-in heading": "1. Use machines. │Light industry has few.",
    "run of stops": "Really?! │Yes!!! │Good.",
    "Chinese inside": "他来了。│He came. │工人。",
    "no stop": "Model Workers Meet│",
    "nothing": "",
}

OTHERS = {
    "German quotes": ("de", "„Was für ein Tag!“ │„Und du?“ │Sie schwieg."),
    "German guillemets": ("de", "»Was für ein Tag!« │»Und du?« │Sie schwieg."),
    "German speech in a clause": ("de", "„Was?“ fragte sie. │„Nichts“, sagte er."),
    "German abbreviations": ("de", "Es gab Werkzeuge, z. B. Hämmer, d. h. Eisen. │Dr. Weiß zog vgl. Nr. 3 vor. │Gut."),
    "German abbreviations without spaces": ("de", "Werkzeuge, z.B. Hämmer, d.h. Eisen, u.a. Zangen, waren da. │Gut."),
    "usw.": ("de", "Eisen, Stahl usw. wurden gekauft. │Kohle usw. │Die Mutter kam."),
    "German dates": ("de", "Er kam am 3. Mai und im 19. Jahrhundert. │Es waren 12. │Sie gingen."),
    "French guillemets": ("fr", "« Que faire ? » │« Rien. » │Elle partit."),
    "French quotation that a clause takes up": ("fr", "« Que faire ? » demanda-t-elle. │Il se tut."),
    "French abbreviations": (
        "fr",
        "M. Dupont et Mlle. Roy virent p. ex. Anna. │Fer, acier, etc. sont là. │Oui.",
    ),
    "accented capital": ("fr", "Il vint. │Était-ce lui ? │À demain."),
    "Spanish opening marks": ("es", "¿Quién vino? │¡Todos! │¿Y tú?"),
    "closing guillemet from the paragraph before": ("fr", "« … » dit-il. │C'est tout. » │Elle partit."),
    "Russian": ("ru", "Он пришёл. │Кто знал? │«Все!» │Хорошо."),
    "Russian initials": ("ru", "А. С. Пушкин писал. │Его читали."),
    "Greek and Polish capitals": ("pl", "Żona wyszła. │Łódź spała. │Ώρα."),
    "Hindi danda": ("hi", "वह आया। │किसको पता था? │सब अच्छा है।"),
    "Arabic": ("ar", "جاء الرجل. │من يعرف؟ │كلهم."),
    "Amharic": ("am", "እሱ መጣ። │ማን ያውቃል? │ሁሉም።"),
    "Georgian": ("ka", "ის მოვიდა. │ვინ იცოდა? │ყველამ."),
    "Korean": ("ko", "그가 왔다. │누가 알았나? │모두."),
    "Japanese": ("ja", "彼は来た。│誰が知っていたか？│「みんなだ。」│よかった。"),
    "Japanese speech in a clause": ("ja-JP", "「来たのか！」│そう彼女は思った。"),
}


def _shown(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, lang)]


def _wanted(row: str) -> list[str]:
    return [sentence.strip() for sentence in row.split("│") if sentence.strip()]


@pytest.mark.parametrize("row", CHINESE.values(), ids=CHINESE)
def test_chinese(row: str) -> None:
    assert _shown(row.replace("│", ""), "zh-Hans") == _wanted(row)


@pytest.mark.parametrize("row", ENGLISH.values(), ids=ENGLISH)
def test_english(row: str) -> None:
    assert _shown(row.replace("│", ""), "en") == _wanted(row)


@pytest.mark.parametrize(("lang", "row"), OTHERS.values(), ids=OTHERS)
def test_other_languages(lang: str, row: str) -> None:
    assert _shown(row.replace("│", ""), lang) == _wanted(row)


@pytest.mark.parametrize("lang", ["th", "my-MM"])
def test_languages_without_stops_are_refused(lang: str) -> None:
    with pytest.raises(
        LanguageError, match=f"{lang}: no rules for sentences .*: give one segment a line, with --lines"
    ):
        split_sentences("x", lang)


def test_a_full_stop_between_han_is_reported() -> None:
    assert ocr_stops("任务完成.工人高兴。五.一节，3.5倍，一.定人") == [4]


PIECES = st.text(st.sampled_from("工人。！？”“「」（）…，.!?\"' \nAb1一、—《》"), max_size=60)


@given(PIECES, st.sampled_from(["zh-Hant", "en"]))
def test_every_character_but_space_is_in_one_sentence_and_none_is_empty(text: str, lang: str) -> None:
    spans = split_sentences(text, lang)
    joined = "".join(text[start:end] for start, end in spans)
    assert "".join(joined.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


LONG = {
    "quotes without stops": "“「（'\"" * 40_000,
    "closers": "”」）'\"" * 40_000,
    "stops": ". " * 100_000,
    "stops and closers": "。”" * 100_000,
    "ellipsis": "……”" * 70_000,
    "capitals": "A. " * 70_000,
    "spaces": "。" + " " * 200_000 + "。",
    "letters": "工" * 200_000,
    "pairs": "“（工）”" * 40_000,
    "asides": "完。（工）" * 40_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_time_is_linear(text: str) -> None:
    for lang in ("zh", "en"):
        start = time.process_time()
        split_sentences(text, lang)
        assert time.process_time() - start < 2


@needs_shared
@pytest.mark.parametrize(("lang", "separator", "least"), [("zh", "", 0.96), ("en", " ", 0.98)])
def test_cuts_come_back_when_ten_sentences_of_a_novel_are_joined(lang: str, separator: str, least: float) -> None:
    right = proposed = wanted = 0
    for path in sorted((SHARED / "eval" / "mac-dev" / lang).glob("*.txt")):
        lines = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
        for first in range(0, len(lines), 10):
            part = lines[first : first + 10]
            gold = {len(separator.join([*part[:count], ""])) for count in range(1, len(part))}
            cuts = {span.start for span in split_sentences(separator.join(part), lang)[1:]}
            right, proposed, wanted = right + len(gold & cuts), proposed + len(cuts), wanted + len(gold)
    assert right / proposed > 0.99
    assert right / wanted > least

"""Negation: 不, 没, 未, 无, 勿 on one side only is a question to the reader, not an error."""

import re
from collections.abc import Iterator

from corpus import Span, fold_script
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

# Words with a negation in them that deny nothing, or are said in English without one.
_HARMLESS = re.compile(
    "不但|不仅|不断|不少|不过|不论|不管|不久|不同(?!意)|不得不|不可不|不能不|不只|不止|不单|不光|不禁|不由|不妨|不料|不觉|不住|不时|不如|不足|不满"
    "|不良|不法|不幸|不安|不平|不利|不便|不然|不见得|不惜|不愧|不一|不已|不怕|不朽|不屈|不懈|对不起|了不起|差不多|巴不得|忍不住|禁不住|恨不得"
    "|舍不得|要不|好不容易|不好意思|不知不觉|没关系|没事|没收|没落|埋没|淹没|沉没|出没|无论|无非|无数|无比|无限|无产|无线|无锡|无私|无穷|无疑"
    "|无意|未来|未婚|未免|非常|非法|非洲|除非|是非|莫非|无不|无微不至"
)
_CHINESE = re.compile("[不没未无勿莫别]|并非|决非|绝非")
_ENGLISH = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nothing|nobody|nowhere|cannot|without|hardly|scarcely|rarely|seldom|barely|few|little"
    r"|fail\w*|lack\w*|refus\w*|avoid\w*|prevent\w*|stop\w*|unable"
    r"|instead|rather|only|except|until|unless|far from|too|least"
    r"|un\w{3,}|in(?:ability|adequate|sufficient|capable|correct|convenient|different|evitabl[ey]|visible|complete)\w*"
    r"|im(?:possible|proper|perfect|mobile|mature)\w*|ir\w{4,}|dis\w{4,}|non\w{3,}|\w+less\w*)\b|n[’']t\b",
    re.I,
)
_ENGLISH_PLAIN = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.I)


def negation_on_one_side(pair: Pair) -> Iterator[Fault]:
    """A negation that has nothing like it on the other side, where one side is Chinese and the other English."""
    if pair.from_chinese == pair.into_chinese:
        return
    chinese, english = (pair.source, pair.target) if pair.from_chinese else (pair.target, pair.source)
    if not (chinese.strip() and english.strip()):
        return
    folded = _HARMLESS.sub(lambda word: "\0" * len(word[0]), fold_script(chinese))
    han, latin = _CHINESE.search(folded), _ENGLISH_PLAIN.search(english)
    if han and not _ENGLISH.search(english):
        yield _question(chinese[slice(*han.span())], Span(*han.span()), in_source=pair.from_chinese)
    elif latin and not re.search("[不没未无勿莫别非难]", fold_script(chinese)):
        yield _question(latin[0], Span(*latin.span()), in_source=pair.into_chinese)


def _question(text: str, place: Span, in_source: bool) -> Fault:
    if in_source:
        return Fault(MqmType.MISTRANSLATION, Severity.NEUTRAL, text, "", (place,), (), 0.5)
    return Fault(MqmType.MISTRANSLATION, Severity.NEUTRAL, "", text, (), (place,), 0.5)

"""From an alignment to units: which beads are taken, how sentences are joined, what is noted of their origin."""

import pytest

from aligner import Alignment, Rung, Status
from corpus import Document, Segment, Span
from tmx.provenance import (
    Duplicates,
    LeftOut,
    alignment_header,
    alignment_units,
    join_sentences,
    select_beads,
)
from tmx.unit import Prop
from tmx.write import write_tmx

CHINESE = ["车间里很吵。", "老王修好了机器。", "大家都笑了。", "车间里很吵。", "（完）"]
ENGLISH = [
    "The workshop was noisy.",
    "Old Wang mended the machine.",
    "Everybody laughed.",
    "It was loud.",
    "They went home.",
]


def document(name: str, lang: str, sentences: list[str]) -> Document:
    text, segments = "", []
    for number, sentence in enumerate(sentences):
        segments.append(Segment(sentence, Span(len(text), len(text) + len(sentence)), number))
        text += sentence + "\n"
    return Document(name, lang, text, tuple(segments), digest="0123456789abcdef" * 4)


def alignment(*statuses: Status, chinese: list[str] = CHINESE, english: list[str] = ENGLISH) -> Alignment:
    """Beads 1-1, 2-1, 0-1, 1-1, 1-1 with confidences .9, .8, .7, .95, .3."""
    rungs = [Rung(0, 0), Rung(1, 1), Rung(3, 2), Rung(3, 3), Rung(4, 4), Rung(5, 5)]
    return Alignment(
        document("甲.txt", "zh-Hans", chinese),
        document("a.txt", "en", english),
        tuple(rungs),
        (0.9, 0.8, 0.7, 0.95, 0.3),
        statuses or (Status.AUTO,) * 5,
        signature="duizhao 0.1|x",
    )


def sources(made: Alignment, **choices: object) -> list[str]:
    selection = select_beads(made, **choices)  # type: ignore[arg-type]
    return [unit.variants[0].text for unit in alignment_units(made, selection)]


def test_a_unit_says_where_it_came_from() -> None:
    made = alignment()
    unit = next(alignment_units(made, select_beads(made)))
    assert [(variant.written, variant.language, variant.text) for variant in unit.variants] == [
        ("zh-CN", "zh-Hans", "老王修好了机器。大家都笑了。"),
        ("en-US", "en-US", "Old Wang mended the machine."),
    ]
    assert unit.props == (
        Prop("x-duizhao-source", "甲.txt#sha256:0123456789ab"),
        Prop("x-duizhao-target", "a.txt#sha256:0123456789ab"),
        Prop("x-duizhao-source-chars", "7-22"),
        Prop("x-duizhao-target-chars", "24-52"),
        Prop("x-duizhao-bead", "2"),
        Prop("x-duizhao-shape", "2-1"),
        Prop("x-duizhao-confidence", "0.80"),
        Prop("x-duizhao-status", "auto"),
        Prop("x-context-pre", "车间里很吵。"),
        Prop("x-context-post", "车间里很吵。"),
    )
    assert unit.attributes == ()


def test_the_header_names_the_source_language_and_the_signature() -> None:
    header = alignment_header(alignment(), "0.1.0")
    assert header.srclang == "zh-CN"
    assert header.props == (Prop("x-duizhao-signature", "duizhao 0.1|x"),)
    assert b'segtype="sentence" o-tmf="duizhao" adminlang="en"' in b"".join(write_tmx(header, []))


@pytest.mark.parametrize(
    ("duplicates", "beads"),
    [
        (Duplicates.KEEP, (0, 1, 3, 4)),
        (Duplicates.FIRST, (0, 1, 4)),
        (Duplicates.LAST, (1, 3, 4)),
        (Duplicates.CONFIDENT, (1, 3, 4)),
    ],
)
def test_one_target_a_source(duplicates: Duplicates, beads: tuple[int, ...]) -> None:
    selection = select_beads(alignment(), duplicates=duplicates)
    assert selection.beads == beads
    assert selection.left_out == LeftOut(null=1, duplicate=4 - len(beads))
    assert len(beads) + selection.left_out.total == 5


def test_what_a_person_accepted_wins_over_confidence() -> None:
    statuses = (Status.ACCEPTED, Status.AUTO, Status.AUTO, Status.AUTO, Status.REJECTED)
    selection = select_beads(alignment(*statuses))
    assert selection.beads == (0, 1)
    assert selection.left_out == LeftOut(rejected=1, null=1, duplicate=1)


def test_beads_below_the_wanted_confidence_are_counted() -> None:
    selection = select_beads(alignment(), min_confidence=0.85)
    assert selection.beads == (3,)
    assert selection.left_out == LeftOut(null=1, below_confidence=2, duplicate=1)


def test_a_side_without_words_gives_no_unit() -> None:
    made = alignment(english=["", *ENGLISH[1:]])
    assert select_beads(made).left_out == LeftOut(null=1, empty=1)
    assert sources(made) == ["老王修好了机器。大家都笑了。", "车间里很吵。", "（完）"]


def test_text_in_another_form_of_unicode_is_counted_not_changed() -> None:
    made = alignment(chinese=[*CHINESE[:4], "\uf9db"])
    selection = select_beads(made)
    assert selection.not_nfc == 1
    assert sources(made)[-1] == "\uf9db"


@pytest.mark.parametrize(
    ("sentences", "language", "joined"),
    [
        pytest.param(["他来了。", "他走了。"], "zh-Hans", "他来了。他走了。", id="Chinese"),
        pytest.param(["He came.", "He left."], "en", "He came. He left.", id="English"),
        pytest.param(["型号是ABC", "DEF不行。"], "zh-Hant", "型号是ABC DEF不行。", id="Latin in Chinese"),
        pytest.param(["　　他来了。 "], "zh-Hans", "他来了。", id="white space at the ends"),
        pytest.param(["他来\n了。"], "zh-Hans", "他来了。", id="a line break in Chinese"),
        pytest.param(["He \r\n came."], "en", "He came.", id="a line break in English"),
        pytest.param([" \n ", ""], "en", "", id="nothing"),
    ],
)
def test_sentences_are_joined_as_their_language_wants(sentences: list[str], language: str, joined: str) -> None:
    assert join_sentences(sentences, language) == joined

"""Operations take units that are written alike together, and do with them what they do with each."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tmx.memories import HEAD, memory, reader, unit
from tmx.inheritance import SIGNATURE, handed_down
from tmx.operations.anonymise import Anonymiser, Names
from tmx.operations.clean import USUAL, CleanSettings, Step, clean
from tmx.operations.condition import condition
from tmx.operations.dedupe import DedupeSettings, Keep, Scope, Survivors
from tmx.operations.diff import Comparison, Version
from tmx.operations.filter import meeting
from tmx.operations.relang import bcp47, relang, renaming
from tmx.operations.rescript import with_script
from tmx.operations.sort import Order, sorted_tmx
from tmx.operations.split import (
    Parts,
    Placed,
    in_pairs,
    parts_by_count,
    parts_by_document,
    parts_by_language,
    parts_by_prop,
    parts_by_size,
)
from tmx.place import Place, Remarks
from tmx.profiles.profile import PROFILES
from tmx.stretches import Units, UnitsAlike, one_by_one
from tmx.tally import Counts, Tally
from tmx.unit import Header, Prop, TranslationUnit

TEXTS = ["今天", "技術 ", "今  天", "a & b", "x\u200by", "café", "cafe\u0301", "", "<ph/>术", "锟斤拷", "12", "]] >%s"]
VALUES = ["1", "20260101T000000Z", "2026-01-01", "a & b", "", "甲%s", "0.9"]
STYLES = [
    '<tu tuid="{n}" creationdate="{value}"><prop type="x-duizhao-confidence">0.{n}</prop>{variants}</tu>',
    '<tu creationid="{value}" tuid="{n}">{variants}</tu>',
    '<tu srclang="en-US" tuid="{n}">{variants}</tu>',
    '<tu usagecount="{n}"><prop type="x-p">{value}</prop><note>{value}</note><note></note>{variants}</tu>',
]
PAIRS = [("zh-CN", "en-US"), ("zh", "en-US"), ("en-US", "zh-CN"), ("zh-CN", "zh-CN"), ("zh-TW", "en-GB")]
Work = Callable[[Header, Iterator[Units], Tally], tuple[Header, Iterable[Units]]]


@st.composite
def memories(draw: st.DrawFn) -> str:
    """Some stretches of units in a few styles; texts and values may be anything that operations look for."""
    written: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        style, languages = draw(st.sampled_from(STYLES)), draw(st.sampled_from(PAIRS))
        own = draw(st.sampled_from(["", ' creationdate="{value}"', ' x-odd="{value}"']))
        texts = st.sampled_from(TEXTS[: draw(st.sampled_from([1, 7, len(TEXTS)]))])
        for n, row in enumerate(draw(st.lists(st.tuples(texts, texts, st.sampled_from(VALUES)), max_size=9))):
            one, other, value = (text.replace("&", "&amp;") for text in row)
            variants = "".join(
                f'<tuv xml:lang="{code}"{own.format(value=value)}><seg>{text}</seg></tuv>'
                for code, text in zip(languages, (one, other), strict=True)
            )
            written.append(style.format(n=n, value=value, variants=variants))
    return memory(*written).replace('srclang="zh-CN"', f'srclang="{draw(st.sampled_from(["zh-CN", "*all*"]))}"')


def chained(header: Header, units: Iterator[Units], tally: Tally) -> tuple[Header, Iterable[Units]]:
    units = Survivors(header, DedupeSettings()).left(units, tally)
    header, units = relang(units, header, renaming({"zh-CN": "zh-Hans"}), tally)
    return header, meeting(clean(units, tally), header, condition("source_length > 1 and number != 2"), tally)


def deduped(settings: DedupeSettings) -> Work:
    def work(header: Header, units: Iterator[Units], tally: Tally) -> tuple[Header, Iterable[Units]]:
        survivors, kept = Survivors(header, settings), list(units)
        survivors.look(kept)
        return header, survivors.left(kept, tally)

    return work


WORKS: dict[str, Work] = {
    "nothing": lambda header, units, tally: (header, units),
    "clean": lambda header, units, tally: (header, clean(units, tally)),
    "clean more": lambda header, units, tally: (
        header,
        clean(units, tally, CleanSettings(USUAL | {Step.HTML, Step.REFERENCES})),
    ),
    "anonymise": lambda header, units, tally: (header, Anonymiser(Names.PSEUDONYMS).units(units, tally)),
    "filter": lambda header, units, tally: (
        header,
        meeting(units, header, condition('source != "今天" and (number < 3 or confidence > 0.2) or garbled'), tally),
    ),
    "dedupe": lambda header, units, tally: (header, Survivors(header, DedupeSettings()).left(units, tally)),
    "dedupe sources": deduped(DedupeSettings(Scope.SOURCE, keep=Keep.CONFIDENT)),
    "relang": lambda header, units, tally: relang(units, header, bcp47, tally),
    "rename": lambda header, units, tally: relang(units, header, renaming({"en-us": "zh-CN"}), tally),
    "rescript": lambda header, units, tally: (header, with_script(units, "zh-Hant", tally)),
    "chained": chained,
}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
@settings(max_examples=40)
@given(text=memories(), profile=st.sampled_from(["keep", "standard", "trados", "memoq", "lokalize"]))
def test_streams(work: Work, profile: str, text: str) -> None:
    assert outcome(text, work, profile, together=True) == outcome(text, work, profile, together=False)


def outcome(text: str, work: Work, profile: str, *, together: bool) -> tuple[bytes, Counts]:
    """What is written and counted where units alike are read together, and where each is read alone."""
    tally = Tally()
    header, units = work(reader(text).header, tally.reading(read(text, together=together)), tally)
    return b"".join(PROFILES[profile].written(header, units, tally)), tally.counts()


@pytest.mark.parametrize("others", [("*all*", "en-US"), ("zh-CN", "en-US"), ("en-US", "en-US"), ("*all*", "*all*")])
@pytest.mark.parametrize("profile", PROFILES)
def test_units_that_name_their_source(others: tuple[str, str], profile: str) -> None:
    text = memory(*[unit("今天").replace("<tu>", f'<tu srclang="{others[number % 2]}">') for number in range(9)])
    for work in WORKS.values():
        assert outcome(text, work, profile, together=True) == outcome(text, work, profile, together=False)


def read(text: str, *, together: bool) -> Iterator[Units]:
    return reader(text).stretches() if together else iter(reader(text))


@given(text=memories(), order=st.sampled_from(Order), profile=st.sampled_from(["keep", "standard"]))
def test_sorting(order: Order, profile: str, text: str) -> None:
    def found(*, together: bool) -> tuple[bytes, Counts]:
        tally = Tally()
        units = tally.reading(read(text, together=together))
        return b"".join(sorted_tmx(units, reader(text).header, PROFILES[profile], tally, order)), tally.counts()

    assert found(together=True) == found(together=False)


PARTS: dict[str, Callable[[Iterator[Units], Header], Iterator[Placed]]] = {
    "count": lambda units, header: parts_by_count(units, 3),
    "size": lambda units, header: parts_by_size(units, 700, header),
    "document": lambda units, header: parts_by_document(units),
    "prop": lambda units, header: parts_by_prop(units, "x-p"),
    "language": lambda units, header: parts_by_language(in_pairs(units, header, Tally())),
}


@pytest.mark.parametrize("place", PARTS.values(), ids=PARTS)
@given(text=memories())
def test_splitting(place: Callable[[Iterator[Units], Header], Iterator[Placed]], text: str) -> None:
    def found(*, together: bool) -> tuple[dict[str, bytearray], dict[str, int]]:
        files: dict[str, bytearray] = {}
        header = reader(text).header
        parts = Parts(header, lambda part: files.setdefault(part, bytearray()).extend)
        parts.write(place(read(text, together=together), header))
        return files, parts.sizes

    assert found(together=True) == found(together=False)


@given(memories(), memories())
def test_comparing(one: str, other: str) -> None:
    def found(*, together: bool) -> list[object]:
        old, new = (Version(reader(text).header, partial(read, text, together=together)) for text in (one, other))
        comparison = Comparison(old, new)
        return [*comparison, comparison.counts]

    assert found(together=True) == found(together=False)


@given(memories())
def test_what_another_header_said(text: str) -> None:
    header = Header("u", "2", srclang="en-US", annotations=(Prop(SIGNATURE, "s"),))

    def found(units: Iterable[Units]) -> list[TranslationUnit]:
        return list(one_by_one(handed_down(header, HEAD, units, Remarks(), Place("m.tmx"))))

    assert found(read(text, together=True)) == found(read(text, together=False))


def test_units_alike_stay_together_from_the_reader_to_the_writer() -> None:
    text = memory(*[unit(f"第{number}天。", str(number)) for number in range(9)])
    tally = Tally()
    *_, alike = relang(clean(reader(text).stretches(), tally), HEAD, bcp47, tally)[1]
    assert isinstance(alike, UnitsAlike)
    assert len(alike) == 7
    assert [one.written for one in alike.model.variants] == ["zh-Hans", "en-US"]

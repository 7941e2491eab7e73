"""Salvage: what is repaired, what is lost and where, and that nothing sound is lost with it."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import FormatError, InputError, UnreadableError
from tests.shared import SHARED, needs_shared
from tests.tmx.memories import HEADER, UNIT, memory, spoken, unit, units
from tmx.profiles.profile import PROFILES
from tmx.read import Source, read_tmx
from tmx.salvage.finding import Finding, SalvageCounts, finding_line, reject_bytes, salvage_counts_line
from tmx.salvage.read import SalvageReader
from tmx.salvage.repair import repaired
from tmx.tally import Tally
from tmx.unit import TranslationUnit

PAIR = ("今天天气很好。", "It is a fine day.")


class Saved:
    """What a salvage gave: units, findings, counts, header."""

    def __init__(self, data: str | bytes) -> None:
        self.findings: list[Finding] = []
        raw = data.encode("utf-8") if isinstance(data, str) else data
        with SalvageReader([Source(io.BytesIO(raw), "m.tmx")], self.findings.append) as reader:
            self.units: list[TranslationUnit] = list(reader)
            self.header, self.counts, self.remarks = reader.header, reader.counts, reader.remarks
        assert self.counts.read == self.counts.kept + self.counts.repaired + self.counts.lost
        assert len(self.units) == self.counts.kept + self.counts.repaired

    @property
    def lines(self) -> list[str]:
        return [finding_line(finding) for finding in self.findings]


def test_a_sound_memory_is_read_as_ever() -> None:
    text = memory(UNIT, unit("甲 &amp; <ph>x</ph>&#20057;"), "<!-- <tu> -->", unit("<![CDATA[</tu><tu>]]>"), UNIT)
    saved = Saved(text)
    assert saved.findings == []
    assert saved.units == units(text)
    assert salvage_counts_line(saved.counts) == "4 units read: 4 kept, 0 repaired, 0 lost"


@pytest.mark.parametrize(
    ("broken", "words", "finding"),
    [
        pytest.param(unit("甲 & 乙"), "甲 & 乙", "TMX-01 repaired: a bare `&` or a name of HTML was escaped", id="&"),
        pytest.param(
            unit("甲&nbsp;乙&eacute;"), "甲\u00a0乙é",
            "TMX-01 repaired: a bare `&` or a name of HTML was escaped", id="&nbsp;",
        ),
        pytest.param(
            unit("&#xD83D;&#xDE00;&#55357;&#56833;"), "😀😁",
            "TMX-02 repaired: a pair of surrogates became its character", id="surrogates",
        ),
        pytest.param(unit("3 < 5"), "3 < 5", "TMX-01 repaired: a bare `<` or `]]>` was escaped", id="<"),
        pytest.param(unit("a]]>b"), "a]]>b", "TMX-01 repaired: a bare `<` or `]]>` was escaped", id="]]>"),
        pytest.param(unit("甲\x0b乙"), "甲 乙", "TMX-02 repaired: U+000B became a space", id="B11"),
        pytest.param(unit("甲&#xFFFE;乙"), "甲 乙", "TMX-02 repaired: U+FFFE became a space", id="B12"),
        pytest.param(UNIT[:-5], PAIR[0], "TMX-01 repaired: missing end tags were added", id="no </tu>"),
        pytest.param(
            UNIT.replace("</seg></tuv><tuv", "</tuv><tuv"), PAIR[0],
            "TMX-01 repaired: missing end tags were added", id="no </seg>",
        ),
        pytest.param(
            UNIT.replace("</seg></tuv><tuv", "\n <tuv"), PAIR[0],
            "TMX-01 repaired: missing end tags were added", id="neither </seg> nor </tuv>",
        ),
        pytest.param(
            UNIT.replace("<tu>", '<tu><prop type="x">v<note>n'), PAIR[0],
            "TMX-01 repaired: missing end tags were added", id="no </prop>, no </note>",
        ),
        pytest.param(
            UNIT.replace("xml:lang", "lang"), PAIR[0], "TMX-19 repaired: `lang` became `xml:lang`", id="lang",
        ),
    ],
)  # fmt: skip
def test_what_is_repaired(broken: str, words: str, finding: str) -> None:
    saved = Saved(memory(UNIT, broken, UNIT))
    assert spoken(saved.units) == [PAIR, (words, PAIR[1]), PAIR]
    assert saved.lines == [f"m.tmx:7: unit 2: byte 341: {finding}"]
    assert saved.counts == SalvageCounts(read=3, kept=2, repaired=1, lost=0, stray=0)


@pytest.mark.parametrize(
    ("broken", "finding"),
    [
        pytest.param(unit("&co;"), "TMX-01 lost: not well-formed XML: Entity 'co' not defined", id="unknown entity"),
        pytest.param(unit("<hi>甲"), "TMX-01 lost: not well-formed XML: Opening and ending tag", id="end of a code"),
        pytest.param(unit("a <b and c"), "TMX-01 lost: not well-formed XML", id="< before a letter"),
        pytest.param(UNIT[:70], "TMX-01 lost: not well-formed XML", id="cut, and another follows"),
        pytest.param(
            UNIT.replace("<tu>", "<tu a='1' a='2'>"), "TMX-01 lost: not well-formed XML", id="attribute twice"
        ),
        pytest.param(
            UNIT.replace(' xml:lang="en-US"', ""), "TMX-19 lost: a variant does not say its language", id="B16"
        ),
        pytest.param("<tu></tu>", "TMX-16 lost: it has no variant", id="B16 no variant"),
        pytest.param("<tu/>", "TMX-16 lost: it has no variant", id="empty element"),
        pytest.param(UNIT.replace("<tu>", "<t>"), "TMX-01 lost: part of a unit without its beginning", id="no <tu>"),
        pytest.param(unit("<hi>" * 300 + "</hi>" * 300), "TMX-01 lost: deeper than 256 elements", id="B8 too deep"),
    ],
)
def test_what_is_lost(broken: str, finding: str) -> None:
    saved = Saved(memory(UNIT, broken, UNIT))
    assert spoken(saved.units) == [PAIR, PAIR]
    [line] = saved.lines
    assert line.startswith(f"m.tmx:7: unit 2: byte 341: {finding}")
    assert "take it out" not in line
    assert saved.findings[0].raw == broken
    assert (saved.counts.kept, saved.counts.lost) == (2, 1)


def test_a_character_in_the_bytes_of_two_surrogates_is_that_character() -> None:
    data = memory(UNIT, unit("甲😀乙"), UNIT).encode()
    saved = Saved(data.replace("😀".encode(), "\ud83d\ude00".encode("utf-8", "surrogatepass")))
    assert spoken(saved.units) == [PAIR, ("甲😀乙", PAIR[1]), PAIR]
    assert saved.lines == ["m.tmx:7: unit 2: byte 341: TMX-03 repaired: a pair of surrogates became its character"]


def test_what_stands_before_the_end_is_between_units_and_the_end_is_there() -> None:
    saved = Saved(memory(UNIT, "more"))
    assert [line.partition(": TMX")[2] for line in saved.lines] == ["-14 lost: stray text between units"]


def test_what_stands_between_units_is_lost_with_a_word() -> None:
    saved = Saved(memory(UNIT, "stray <foo/>", UNIT))
    assert saved.lines == ["m.tmx:7: byte 341: TMX-14 lost: stray text between units"]
    assert saved.counts == SalvageCounts(read=2, kept=2, repaired=0, lost=0, stray=1)


def test_rejects_have_the_place_and_the_very_bytes() -> None:
    damaged = memory(UNIT, UNIT).encode().replace("天气".encode(), b"\xff\xfe", 1)
    [finding] = Saved(damaged).findings
    assert finding_line(finding) == "m.tmx:6: unit 1: byte 215: TMX-03 lost: byte FF cannot be decoded"
    assert reject_bytes(finding) == (
        b"# m.tmx:6: unit 1: byte 215: TMX-03 lost: byte FF cannot be decoded\n"
        + UNIT.encode().replace("天气".encode(), b"\xff\xfe", 1)
        + b"\n"
    )


@pytest.mark.parametrize(
    ("header", "srclang", "finding"),
    [
        pytest.param(
            HEADER.replace(' srclang="zh-CN"', ""), "zh-CN", "TMX-09 repaired: the header lacks srclang", id="B19"
        ),
        pytest.param(
            "", "zh-CN",
            "TMX-09 repaired: the header lacks creationtool, creationtoolversion, segtype, o-tmf, adminlang, "
            "srclang, datatype", id="no header",
        ),
        pytest.param(
            HEADER.replace("/>", "><note>R&D</note>"), "zh-CN", "TMX-08 repaired: before the first unit: ", id="no end"
        ),
    ],
)  # fmt: skip
def test_headers(header: str, srclang: str, finding: str) -> None:
    saved = Saved(memory(UNIT).replace(HEADER, header))
    assert spoken(saved.units) == [PAIR]
    assert saved.header.srclang == srclang
    assert saved.lines[0].startswith(f"m.tmx:1: byte 0: {finding}")


def test_a_broken_header_keeps_what_it_says() -> None:
    header = HEADER.replace("/>", "><note>R&D</note></header>")
    saved = Saved(memory(UNIT).replace(HEADER, header))
    assert (saved.header.creationtool, saved.header.srclang) == ("t", "zh-CN")
    assert [note.text for note in saved.header.notes] == ["R&D"]


@pytest.mark.parametrize(
    ("codec", "label", "doubt"),
    [
        ("gb18030", "UTF-8", "labelled UTF-8, but the bytes are GB18030"),
        ("utf-8", "GB2312", "labelled GB18030, but the bytes are UTF-8"),
        ("utf-8", "windows-1252", "labelled CP1252, but the bytes are UTF-8"),
        ("utf-16", "UTF-8", "declared UTF-8, but the bytes are UTF-16-LE: read by the bytes"),
        ("utf-8", "x-klingon", ""),
    ],
)
def test_b14_a_wrong_label_is_seen_through(codec: str, label: str, doubt: str) -> None:
    text = memory(*[UNIT] * 40).replace('"1.0"', f'"1.0" encoding="{label}"')
    saved = Saved(text.encode(codec))
    assert spoken(saved.units) == [PAIR] * 40
    assert [line for line in saved.lines if "TMX-03" in line] == (
        [f"m.tmx:1: byte 0: TMX-03 repaired: {doubt}"] if doubt else saved.lines
    )


@pytest.mark.parametrize("label", ["GB2312", "csGB2312", "windows-936"])
def test_b15_characters_beyond_gb2312_are_read(label: str) -> None:
    text = memory(unit("朱镕基")).replace('"1.0"', f'"1.0" encoding="{label}"')
    assert spoken(Saved(text.encode("gb18030")).units) == [("朱镕基", PAIR[1])]


def test_two_memories_in_one_file_are_both_read() -> None:
    saved = Saved(memory(UNIT) + memory(UNIT))
    assert spoken(saved.units) == [PAIR, PAIR]
    assert [finding.rule for finding in saved.findings] == ["TMX-08"]


def test_a_comment_that_is_never_closed_swallows_nothing() -> None:
    saved = Saved(memory(UNIT, "<!-- oops", UNIT, "<!-- <tu>x</tu> -->", UNIT))
    assert spoken(saved.units) == [PAIR] * 3
    assert saved.counts.stray == 1


def test_places_are_right_whatever_the_line_ends_and_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [UNIT] * 3000 + [unit("甲 & 乙")] + [UNIT] * 10
    for ends in ("\n", "\r\n", "\r"):
        data = memory(*lines).replace("\n", ends).encode()
        for size in (1 << 18, 1000):
            monkeypatch.setattr("tmx.salvage.text.CHUNK_BYTES", size)
            [finding] = Saved(data).findings
            place = data.index("甲 & 乙".encode()) - data.index("今天".encode()) + data.index(b"<tu>")
            assert (finding.line, finding.unit, finding.offset) == (3006, 3001, place)


GOOD = memory(UNIT, unit("甲 &amp; <ph>x</ph>乙"), UNIT.replace("<tu>", '<tu tuid="3"><note>n</note>'), UNIT).encode()
STARTS = [found.start() for found in re.finditer(b"<tu[ >]", GOOD)]


@given(st.integers(0, len(GOOD)))
def test_b10_a_cut_anywhere_loses_at_most_the_unit_that_was_cut(cut: int) -> None:
    whole = [start for start in STARTS if GOOD.index(b"</tu>", start) + 5 <= cut]
    try:
        saved = Saved(GOOD[:cut])
    except InputError as error:
        assert cut <= STARTS[0] + 3, error
        return
    assert spoken(saved.units) == spoken(units(GOOD))[: len(whole)]
    assert saved.counts.lost <= 1


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_changed_byte_is_no_traceback_and_loses_little(place: int, value: int) -> None:
    damaged = GOOD[:place] + bytes([value]) + GOOD[place + 1 :]
    try:
        saved = Saved(damaged)
    except InputError:
        return
    assert saved.counts.kept >= 2
    assert len(saved.units) >= 3 or saved.findings


@pytest.mark.parametrize("kept", [30, 60, 90])
def test_a_gzip_that_is_cut_gives_all_units_before_the_cut(kept: int) -> None:
    packed = gzip.compress(memory(*[unit(f"第{number}天。") for number in range(4000)]).encode())
    saved = Saved(packed[: len(packed) * kept // 100])
    assert len(saved.units) > 4000 * (kept - 15) // 100
    assert saved.lines[-1].endswith("TMX-01 lost: the file cannot be read on (the packed data is cut off)")


def test_each_memory_of_an_archive_is_saved() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.tmx", memory(UNIT, unit("甲 & 乙")))
        archive.writestr("b.tmx", memory(UNIT)[:-40])
    saved = Saved(packed.getvalue())
    assert len(saved.units) == 2
    assert [finding.name for finding in saved.findings] == ["m.tmx/a.tmx", "m.tmx/b.tmx", "m.tmx/b.tmx"]
    assert saved.counts == SalvageCounts(read=3, kept=1, repaired=1, lost=1, stray=0)


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(b"", UnreadableError, "m.tmx: the file is empty: there is nothing to salvage", id="empty"),
        pytest.param(
            b"<html/>", FormatError,
            "m.tmx: no unit in it, and no end of a memory: there is nothing to salvage", id="no memory",
        ),
        pytest.param(
            memory(unit("&x;"), start='<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>').encode(), FormatError,
            "m.tmx:2: TMX-06: `x` is declared, but entity declarations are not allowed in a TMX memory: "
            "write the characters themselves and take the declaration out", id="B1",
        ),
        pytest.param(
            b"junk <!ENTITY x 'y'>" + memory(UNIT).encode(), FormatError,
            "m.tmx:1: this is not XML, so not a TMX memory: check which file it is", id="entity in junk",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_salvaged(data: bytes, error: type[InputError], message: str) -> None:
    with pytest.raises(error) as found:
        Saved(data)
    assert str(found.value) == message


def test_an_empty_memory_is_no_fault() -> None:
    for text in (memory(), memory().replace("<body>", "<body/>").replace("</body>", "")):
        saved = Saved(text)
        assert (saved.units, saved.findings) == ([], [])


def test_an_endless_unit_is_lost_and_the_next_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.salvage.blocks.MAX_ELEMENT_CHARS", 100_000)
    monkeypatch.setattr("tmx.salvage.text.CHUNK_BYTES", 1000)
    saved = Saved(memory(UNIT, unit("<ph>" + "甲" * 300_000), UNIT))
    assert spoken(saved.units) == [PAIR, PAIR]
    assert saved.counts.lost >= 1


@pytest.mark.parametrize("text", ["<tu><tuv><seg>a</tu>", "<tu><seg><b>a</seg></tu>", "<tu></tuv></tu>"])
def test_where_it_is_not_clear_what_is_missing_nothing_is_added(text: str) -> None:
    assert repaired(text).text in (text, "<tu><tuv><seg>a</seg></tuv></tu>")


@needs_shared
@pytest.mark.parametrize(
    ("name", "n_units", "rules"),
    [("truncated.tmx", 1, {"TMX-01"}), ("ctrl_raw.tmx", 2, {"TMX-02"}), ("lang_attr_in_1.4.tmx", 2, {"TMX-19"}),
     ("no_srclang.tmx", 2, {"TMX-09"}), ("no_header.tmx", 2, {"TMX-09"}), ("base.tmx", 2, set()),
     ("utf16_bom_declared_utf8.tmx", 2, {"TMX-03"})],
)  # fmt: skip
def test_samples(name: str, n_units: int, rules: set[str]) -> None:
    saved = Saved((SHARED / "samples" / "variants" / name).read_bytes())
    assert len(saved.units) == n_units
    assert {finding.rule for finding in saved.findings} == rules


@needs_shared
@pytest.mark.parametrize("path", sorted(SHARED.glob("samples/tmx-*/*")), ids=lambda path: path.name)
def test_good_samples_lose_nothing(path: Path) -> None:
    if path.name == "ImportTMXTest0.tmx":
        pytest.skip("is empty")
    saved = Saved(path.read_bytes())
    assert saved.counts.lost == saved.counts.stray == 0
    with read_tmx(path) as found:
        assert spoken(saved.units) == spoken(found)


def test_what_is_saved_is_valid_for_the_standard_profile() -> None:
    saved = Saved(memory(UNIT.replace("xml:lang", "lang"), unit("甲 & \x00"), UNIT[:-5]).replace(HEADER, ""))
    tally = Tally()
    data = b"".join(PROFILES["standard"].written(saved.header, tally.reading(saved.units), tally))
    with read_tmx(io.BytesIO(data)) as found:
        assert len(list(found)) == 3
        assert found.remarks == ()


@pytest.mark.parametrize("padding", ["\x1a", "\0\0", "\x1a\0"])
def test_what_old_programs_fill_a_file_up_with_is_taken_off(padding: str) -> None:
    saved = Saved(memory(UNIT) + padding)
    assert saved.counts == SalvageCounts(read=1, kept=1, repaired=0, lost=0, stray=0)
    [line] = saved.lines
    assert line.endswith(f"TMX-02 repaired: U+{ord(padding[0]):04X} behind the end was taken off")


def test_text_behind_the_end_is_lost_but_the_end_is_there() -> None:
    saved = Saved(memory(UNIT) + "more")
    assert [line.partition(": TMX")[2] for line in saved.lines] == ["-14 lost: stray text behind the end"]
    assert salvage_counts_line(saved.counts) == (
        "1 units read: 1 kept, 0 repaired, 0 lost; 1 stray text outside units lost"
    )


def test_offsets_of_what_is_broken_are_those_of_the_bytes_whatever_the_line_ends() -> None:
    broken = [unit(f"第<hi>{'甲' * number}") for number in range(50)]
    for text in (memory(*broken), memory(*broken).replace("\n", "\r\n"), memory(*broken).replace("\n", "\r")):
        begins = [found.start() for found in re.finditer(b"<tu>", text.encode())]
        assert [finding.offset for finding in Saved(text).findings] == begins


def test_a_unit_nested_without_end_is_given_up_at_once() -> None:
    assert repaired(unit("<hi>" * 100_000 + "甲" + "</hi>" * 100_000)).repairs == ()
    saved = Saved(memory(UNIT, unit("<hi>" * 1_000 + "甲" + "</hi>" * 1_000), UNIT))
    assert (saved.counts.kept, saved.counts.lost) == (2, 1)


@pytest.mark.parametrize("damage", [lambda packed: packed[:-8] + bytes(8), lambda packed: packed + b"junk"])
def test_a_fault_behind_the_end_is_told_too(damage: Callable[[bytes], bytes]) -> None:
    saved = Saved(damage(gzip.compress(memory(UNIT).encode())))
    assert saved.counts == SalvageCounts(read=1, kept=1, repaired=0, lost=0, stray=0)
    [line] = saved.lines
    assert "TMX-01 repaired: the file cannot be read on" in line and line.endswith("behind the end of the memory")


def test_a_variant_whose_language_is_empty_loses_its_unit_however_it_is_written() -> None:
    nameless = UNIT.replace("en-US", "")
    saved = Saved(memory(*[nameless] * 3, UNIT, nameless.replace("><", "> <!-- --><")))
    assert saved.units == [unit for unit in units(memory(*[nameless] * 3, UNIT)) if unit.number == 4]
    assert [finding.rule for finding in saved.findings] == ["TMX-19"] * 4


PIECES = [
    UNIT,
    UNIT.replace("en-US", ""),
    UNIT.replace("><", ">\n<"),
    unit("甲 &amp; <ph>x</ph>&#20057;"),
    unit("<hi>甲"),
    unit("甲\x0b"),
    unit("甲 & 乙"),
    "<!-- 甲 -->",
    "乙",
    "<tu>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from([64, 100, 300]))
def test_where_the_chunks_end_makes_no_difference(pieces: list[str], n_bytes: int) -> None:
    text = memory(UNIT, *pieces, *pieces)
    whole = Saved(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tmx.salvage.text.CHUNK_BYTES", n_bytes)
        cut = Saved(text)
    assert (cut.units, cut.findings, cut.counts) == (whole.units, whole.findings, whole.counts)

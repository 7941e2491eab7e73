"""Writing XLIFF 1.2 and 2.1: every byte, the schemas, and what comes back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus import FormatError
from tests.command import printed_by_processes
from tests.shared import SHARED, needs_shared
from tests.tmx.test_provenance import alignment
from tests.tmx.xliff.files import (
    HEADER,
    bare,
    code,
    pair,
    read,
    schema12,
    schema21,
    units,
    written12,
    written21,
)
from tmx.loss import Losses
from tmx.provenance import alignment_header, alignment_units, select_beads
from tmx.read import read_tmx
from tmx.unit import Header, Note, Prop, TranslationUnit, Ude, Variant
from tmx.xliff.identity import UnitIds

ALIGNED = pair(
    ("今天<", code("ph", "<br/>", x="1"), "天气很好。"),
    ("It is a fine day & more.",),
    Note("看"),
    Prop("x-duizhao-source", "甲.txt#sha256:0123456789ab"),
    Prop("x-duizhao-confidence", "0.97"),
    Prop("x-duizhao-status", "accepted"),
    tuid="甲 1",
)


def test_every_byte_of_xliff_12() -> None:
    assert written12(ALIGNED, header=HEADER._replace(annotations=(Prop("x-s", "v"), Note("n")))) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        '<file original="甲.txt" source-language="zh-CN" target-language="en-US" datatype="plaintext"'
        ' tool-id="creator" xml:space="preserve">\n'
        '<header>\n<tool tool-id="creator" tool-name="duizhao" tool-version="0.1.0"/>\n'
        '<note from="x-s">v</note>\n<note>n</note>\n</header>\n'
        "<body>\n"
        '<trans-unit id="__1" resname="甲 1" approved="yes">\n'
        '<source>今天&lt;<ph id="1">&lt;br/></ph>天气很好。</source>\n'
        '<target state="signed-off">It is a fine day &amp; more.</target>\n'
        '<context-group purpose="information">\n'
        '<context context-type="x-duizhao-source">甲.txt#sha256:0123456789ab</context>\n'
        '<context context-type="x-duizhao-confidence">0.97</context>\n'
        '<context context-type="x-duizhao-status">accepted</context>\n'
        "</context-group>\n"
        "<note>看</note>\n"
        '<alt-trans match-quality="97%" origin="duizhao"><target>It is a fine day &amp; more.</target></alt-trans>\n'
        "</trans-unit>\n"
        "</body>\n</file>\n</xliff>\n"
    )


def test_every_byte_of_xliff_21() -> None:
    assert written21(ALIGNED, header=HEADER._replace(annotations=(Prop("x-s", "v"), Note("n")))) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"'
        ' xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" version="2.1" srcLang="zh-CN" trgLang="en-US">\n'
        '<file id="f1" original="甲.txt" xml:space="preserve">\n'
        '<mda:metadata>\n<mda:metaGroup category="tmx:prop">\n'
        '<mda:meta type="x-tmx-tool">duizhao</mda:meta>\n<mda:meta type="x-tmx-tool-version">0.1.0</mda:meta>\n'
        '<mda:meta type="x-s">v</mda:meta>\n</mda:metaGroup>\n</mda:metadata>\n'
        "<notes>\n<note>n</note>\n</notes>\n"
        '<unit id="__1" name="甲 1">\n'
        '<mtc:matches>\n<mtc:match ref="#s1" type="other" matchQuality="97" origin="duizhao">\n'
        '<originalData>\n<data id="d1">&lt;br/></data>\n</originalData>\n'
        '<source>今天&lt;<ph id="1" dataRef="d1"/>天气很好。</source>\n'
        "<target>It is a fine day &amp; more.</target>\n</mtc:match>\n</mtc:matches>\n"
        '<mda:metadata>\n<mda:metaGroup category="tmx:prop">\n'
        '<mda:meta type="x-duizhao-source">甲.txt#sha256:0123456789ab</mda:meta>\n'
        '<mda:meta type="x-duizhao-confidence">0.97</mda:meta>\n'
        '<mda:meta type="x-duizhao-status">accepted</mda:meta>\n'
        "</mda:metaGroup>\n</mda:metadata>\n"
        "<notes>\n<note>看</note>\n</notes>\n"
        '<originalData>\n<data id="d1">&lt;br/></data>\n</originalData>\n'
        '<segment id="s1" state="reviewed">\n'
        '<source>今天&lt;<ph id="1" dataRef="d1"/>天气很好。</source>\n'
        "<target>It is a fine day &amp; more.</target>\n"
        "</segment>\n</unit>\n</file>\n</xliff>\n"
    )


@pytest.mark.parametrize("write", [written12, written21], ids=["1.2", "2.1"])
def test_what_is_noted_comes_back(write: object) -> None:
    noted = TranslationUnit(
        (
            Variant("zh-CN", "zh-Hans", ("甲",), (("changeid", "王"),), (Note("s"), Prop("Att::Test", "a b"))),
            Variant("en-US", "en-US", ("a",), (("creationdate", "20260101T000000Z"),), (Note("t"), Prop("x-t", ""))),
        ),
        (("tuid", "7"), ("creationdate", "20260101T000000Z"), ("x y", "%")),
        (Note("n"), Prop("x-a", "1\n2"), Prop("Some type", "v"), Prop("x-duizhao-status", "doubtful")),
    )
    text = write(noted)  # type: ignore[operator]
    losses = Losses()
    assert [bare(unit) for unit in read(text, losses)] == [noted]
    assert list(losses) == []


@pytest.mark.parametrize(
    ("status", "state_12", "state_21"),
    [
        ("accepted", 'approved="yes">\n<source>甲</source>\n<target state="signed-off">', 'state="reviewed"'),
        ("auto", '<target state="translated">', 'state="translated"'),
        ("doubtful", '<target state="needs-review-translation">', 'state="initial"'),
    ],
)
def test_the_status_is_a_state(status: str, state_12: str, state_21: str) -> None:
    unit = pair(("甲",), ("a",), Prop("x-duizhao-status", status))
    assert state_12 in written12(unit)
    assert f'<segment id="s1" {state_21}>' in written21(unit)


def test_ids_are_unique_tokens_and_names_are_kept() -> None:
    names = ["7", "7", "a b", "a_b", "", "_5"]
    found = [pair(("甲",), ("a",), tuid=name) for name in names]
    assert [line for line in written12(*found).split("\n") if "<trans-unit" in line] == [
        '<trans-unit id="7">',
        '<trans-unit id="7-2" resname="7">',
        '<trans-unit id="a_b" resname="a b">',
        '<trans-unit id="a_b-2" resname="a_b">',
        '<trans-unit id="_5">',
        '<trans-unit id="_5-2" resname="_5">',
    ]
    for write in (written12, written21):
        assert [unit.tuid for unit in units(write(*found))] == ["7", "7", "a b", "a_b", "", "_5"]


def test_a_file_is_opened_for_each_original() -> None:
    found = [pair(("甲",), ("a",), Prop("x-xliff-original", name)) for name in ("a.txt", "a.txt", "b.txt")]
    assert written12(*found).count("<file ") == 2
    assert written21(*found).count('<file id="f2" original="b.txt"') == 1
    assert [unit.annotations for unit in units(written21(*found))] == [unit.annotations for unit in found]


def test_further_languages_and_units_without_the_source_are_counted() -> None:
    german = Variant("de", "de", ("c",))
    third = pair(("丙",))._replace(variants=(german,))
    losses = Losses()
    text = written12(pair(("甲",))._replace(variants=(*pair(("甲",)).variants, german)), third, losses=losses)
    assert text.count("<trans-unit") == 1
    assert losses.lines() == [
        "not carried: 1 × variant in de (first in unit 1)",
        "not carried: 1 × unit without a text in zh-CN: left out (first in unit 2)",
    ]


def test_the_language_of_a_side_is_kept_where_it_is_not_the_files() -> None:
    found = [pair(("甲",)), pair(("甲",))]
    found[1] = found[1]._replace(variants=(Variant("zh-TW", "zh-Hant", ("乙",)), found[1].variants[1]))
    assert '<source xml:lang="zh-TW">乙</source>' in written12(*found)
    for write in (written12, written21):
        assert [unit.variants[0].written for unit in units(write(*found))] == ["zh-CN", "zh-TW"]


def test_codes_that_are_no_language_are_written_as_what_they_mean() -> None:
    odd = (Variant("Chinese (Simplified)", "zh-Hans", ("甲",)), Variant("EN_US", "en-US", ("a",)))
    text = written12(pair(("甲",))._replace(variants=odd), header=Header(srclang="*all*"))
    assert 'source-language="zh-CN" target-language="en-US"' in text


def test_what_xml_cannot_hold_is_replaced_and_counted_but_for_texts_of_xliff_21() -> None:
    unit = pair(("甲\x01",), ("a",), Note("\ud800\x02"))
    losses = Losses()
    assert "<source>甲\N{REPLACEMENT CHARACTER}</source>" in written12(unit, losses=losses)
    assert [loss.times for loss in losses] == [3]
    losses = Losses()
    assert '<source>甲<cp hex="0001"/></source>' in written21(unit, losses=losses)
    assert [loss.times for loss in losses] == [2]


def test_a_memory_without_units() -> None:
    assert units(written12()) == []
    with pytest.raises(FormatError, match="no unit with a text in the source language: XLIFF 2 needs one"):
        written21()


def test_encodings_of_the_header_are_counted() -> None:
    header = HEADER._replace(annotations=(Ude((("name", "u"),), ()),), others=(("creationdate", "20260101T000000Z"),))
    for write in (written12, written21):
        losses = Losses()
        write(pair(("甲",)), header=header, losses=losses)
        assert [loss.reason for loss in losses] == [
            "user-defined encoding of the header",
            "attribute creationdate of the header",
        ]


def test_an_alignment_keeps_its_provenance() -> None:
    made = alignment()
    header, found = alignment_header(made, "0.1.0"), list(alignment_units(made, select_beads(made)))
    for write in (written12, written21):
        losses = Losses()
        again = read(write(*found, header=header, losses=losses), losses)
        assert again.header.props == header.props
        assert [(unit.variants, unit.annotations) for unit in again] == [
            (unit.variants, unit.annotations) for unit in found
        ]
        assert list(losses) == []


TEXT = st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"))
TYPES = st.sampled_from(["x-a", "a b", "x-tmx-", "x-%"])
NOTED = st.one_of(TEXT.map(Note), st.tuples(TYPES, TEXT).map(lambda pair: Prop(*pair)))


@settings(max_examples=50)
@given(TEXT, TEXT, st.lists(NOTED, max_size=2), TEXT)
def test_any_text_comes_back(source: str, target: str, noted: list[Note | Prop], name: str) -> None:
    noted.sort(key=lambda one: isinstance(one, Prop))
    unit = pair((source,) if source else (), (target,) if target else (), *noted, tuid=name or "1")
    for write in (written12, written21):
        assert [bare(one) for one in units(write(unit))] == [bare(unit)]


@needs_shared
@pytest.mark.parametrize("folder", ["tmx-okapi", "tmx-omegat", "tmx-heartsome", "variants"])
def test_memories_of_others_become_valid_xliff(folder: str) -> None:
    strict, core = schema12(), schema21()
    for path in sorted(SHARED.glob(f"samples/{folder}/*")):
        if path.name in ("ctrl_raw.tmx", "truncated.tmx", "ImportTMXTest0.tmx", "empty.tmx"):
            continue
        memory = read_tmx(path)
        found = list(memory)
        for write, schema in ((written12, strict), (written21, core)):
            text = write(*found, header=memory.header)
            assert schema.validate(etree.fromstring(text.encode())), f"{path.name}: {schema.error_log}"


SCRIPT = """
import sys
from tests.tmx.xliff.files import code, pair, written12, written21
from tmx.unit import Prop
units = [pair((code("ph", str(n)), "甲", code("ph", "<b>")), ("a",), Prop(f"x-{n}", "v")) for n in range(50)]
sys.stdout.buffer.write((written12(*units) + written21(*units)).encode("utf-8"))
"""


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    assert len(printed_by_processes(SCRIPT)) == 1


def test_ids_of_units_are_their_names_or_made_of_them() -> None:
    ids = UnitIds()
    names = ["1", "1", "a", "a", "a-2", "", "_6", "0", "01", "12345678", "1-2", "甲", "9999999"]
    assert [ids.of(name, number) for number, name in enumerate(names, start=1)] == [
        "1", "1-2", "a", "a-2", "a-2-2", "_6", "_6-2", "0", "01", "12345678", "1-2-2", "_", "9999999",
    ]  # fmt: skip

"""Reading XLIFF 1.2 and 2.x: segments, languages, states, notes, properties, and what is said of the rest."""

import io
from pathlib import Path

import pytest

from corpus import DuizhaoError, FormatError, UnreadableError
from tests.tmx.xliff.files import (
    NAMESPACE_12,
    bare,
    pair,
    read,
    texts,
    trans_unit,
    unit21,
    units,
    xliff12,
    xliff21,
)
from tmx.convert import format_of
from tmx.loss import Losses
from tmx.unit import Note, Prop
from tmx.xliff.read import read_xliff

FUZZY = 'state="needs-review-translation" state-qualifier="fuzzy-match"'
FINE = trans_unit("今天天气很好。", "It is a fine day.")
FINE_21 = unit21("今天天气很好。", "It is a fine day.")
PAIR = ("今天天气很好。", "It is a fine day.")


def prefixed(text: str) -> str:
    """The file with all its elements under a prefix."""
    return text.replace("<", "<y:").replace("<y:/", "</y:").replace("<y:?", "<?").replace("xmlns=", "xmlns:y=")


ORIGINAL = Prop("x-xliff-original", "a.txt")


@pytest.mark.parametrize("text", [xliff12(FINE), xliff21(FINE_21)], ids=["1.2", "2.1"])
def test_a_unit_is_a_unit_of_a_memory(text: str) -> None:
    found = read(text)
    assert (found.header.srclang, found.target_language) == ("zh-CN", "en-US")
    assert [bare(unit) for unit in found] == [bare(pair(PAIR[:1], PAIR[1:], ORIGINAL))]
    assert found.originals == ("a.txt",)
    assert found.remarks == ()
    assert list(found.losses) == []


@pytest.mark.parametrize(
    ("text", "version"),
    [
        pytest.param(xliff12(FINE).replace('1.2"', '1.1"'), "1.1", id="1.1"),
        pytest.param(xliff12(FINE).replace(f' xmlns="{NAMESPACE_12}"', "").replace('"1.2"', '"1.0"'), "1.0", id="1.0"),
        pytest.param(xliff21(FINE_21).replace('"2.1"', '"2.0"'), "2.0", id="2.0"),
        pytest.param(xliff21(FINE_21).replace('2.1"', '2.2"').replace('2.0"', '2.2"'), "2.2", id="2.2"),
        pytest.param(prefixed(xliff12(FINE)), "1.2", id="with a prefix"),
        pytest.param("\ufeff" + xliff12(FINE).replace("\n", "\r\n"), "1.2", id="BOM and CRLF"),
        pytest.param(xliff12(f"<group><group id='g'>{FINE}</group></group>"), "1.2", id="in groups"),
        pytest.param(xliff21(f"<group id='g'><notes><note>n</note></notes>{FINE_21}</group>"), "2.1", id="in a group"),
        pytest.param(
            xliff12("<!-- < --><?a b?>" + FINE.replace("今天", "<!-- x -->今<![CDATA[天]]>")), "1.2", id="comments"
        ),
        pytest.param(
            xliff12(f"<bin-unit id='b' mime-type='image/png'><bin-source/>{FINE}</bin-unit>"), "1.2", id="in a bin-unit"
        ),
    ],
)  # fmt: skip
def test_every_version_and_spelling_is_read(text: str, version: str) -> None:
    found = read(text)
    assert found.version == version
    assert [tuple(variant.text for variant in unit.variants) for unit in found] == [PAIR]


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-16", "UTF-16"), ("gb18030", "GB18030"), ("gb18030", "GB2312"), ("utf-8", "utf-8")]
)
def test_encodings(encoding: str, declared: str) -> None:
    text = xliff12(trans_unit("镕", "Rong")).replace("UTF-8", declared)
    assert texts(text.encode(encoding)) == [("镕", "Rong")]


def test_a_declaration_that_the_bytes_belie_is_told() -> None:
    found = read(xliff12(FINE).encode("utf-16"))
    assert [remark.message for remark in found.remarks] == [
        "declared UTF-8, but the bytes are UTF-16-LE: read by the bytes"
    ]


def test_segments_of_xliff_12_are_units() -> None:
    source = '<mrk mtype="seg" mid="1">今天。</mrk> <mrk mtype="seg" mid="2">明天。</mrk>'
    target = '<mrk mtype="seg" mid="1">Today.</mrk> <mrk mtype="seg" mid="2"/>'
    unit = trans_unit("今天。 明天。", target, own='id="7"')
    found = units(xliff12(unit.replace("<target>", f"<seg-source>{source}</seg-source><target>")))
    assert [unit.tuid for unit in found] == ["7.1", "7.2"]
    assert [[variant.text for variant in unit.variants] for unit in found] == [["今天。", "Today."], ["明天。"]]
    assert [unit.number for unit in found] == [1, 2]


def test_a_target_without_segments_makes_the_unit_whole() -> None:
    source = '<seg-source><mrk mtype="seg" mid="1">今天。</mrk><mrk mtype="seg" mid="2">明天。</mrk></seg-source>'
    text = xliff12(trans_unit("今天。明天。", "Today and tomorrow.").replace("<target>", f"{source}<target>"))
    assert texts(text) == [("今天。明天。", "Today and tomorrow.")]


def test_segments_of_xliff_21_are_units_and_spaces_between_are_not() -> None:
    segments = "<segment id='a'><source>今天。</source></segment><ignorable><source> </source></ignorable>"
    text = xliff21(f"<unit id='7'>{segments}<segment><source>明天。</source></segment></unit>")
    losses = Losses()
    assert [unit.tuid for unit in read(text, losses)] == ["7.a", "7.2"]
    assert list(losses) == []


@pytest.mark.parametrize(
    ("unit", "props"),
    [
        (trans_unit("甲", "a", own='id="1" approved="yes"'), [("x-duizhao-status", "accepted")]),
        (trans_unit("甲", "a").replace("<target>", "<target state='signed-off'>"), [("x-duizhao-status", "accepted")]),
        (
            trans_unit("甲", "a").replace("<target>", "<target state='final'>"),
            [("x-duizhao-status", "accepted"), ("x-xliff-state", "final")],
        ),
        (trans_unit("甲", "a").replace("<target>", "<target state='translated'>"), []),
        (
            trans_unit("甲", "a").replace("<target>", f"<target {FUZZY}>"),
            [("x-duizhao-status", "doubtful"), ("x-xliff-state-qualifier", "fuzzy-match")],
        ),
        (
            trans_unit("甲", "a").replace("<target>", "<target state='needs-l10n'>"),
            [("x-duizhao-status", "doubtful"), ("x-xliff-state", "needs-l10n")],
        ),
        (trans_unit("甲").replace("</source>", "</source><target state='new'/>"), [("x-xliff-state", "new")]),
        (unit21("甲", "a").replace("<segment>", "<segment state='reviewed'>"), [("x-duizhao-status", "accepted")]),
        (unit21("甲", "a").replace("<segment>", "<segment state='initial'>"), [("x-duizhao-status", "doubtful")]),
        (
            unit21("甲", "a").replace("<segment>", "<segment state='final' subState='my:x'>"),
            [("x-duizhao-status", "accepted"), ("x-xliff-state", "final"), ("x-xliff-subState", "my:x")],
        ),
    ],
)  # fmt: skip
def test_states(unit: str, props: list[tuple[str, str]]) -> None:
    [found] = units((xliff12 if "trans-unit" in unit else xliff21)(unit))
    assert [(prop.type, prop.text) for prop in found.props] == [*props, ("x-xliff-original", "a.txt")]


def test_notes_contexts_and_attributes_of_xliff_12() -> None:
    more = (
        '<context-group purpose="information"><context context-type="x-duizhao-bead">7</context>'
        '<context context-type="linenumber">12</context></context-group><note xml:lang="en">n</note>'
        '<note annotates="target">t</note><prop-group><prop prop-type="p">v</prop></prop-group>'
    )
    own = 'id="1" resname="key" translate="no" restype="x-title"'
    [found] = units(xliff12(trans_unit("甲", "a", more, own)))
    assert found.annotations == (
        Note("n", (("xml:lang", "en"),)),
        Prop("x-duizhao-bead", "7"),
        Prop("x-xliff-linenumber", "12"),
        Prop("x-xliff-p", "v"),
        Prop("x-xliff-restype", "x-title"),
        Prop("x-xliff-resname", "key"),
        ORIGINAL,
        Prop("x-xliff-translate", "no"),
    )
    assert found.variants[1].notes == (Note("t"),)


def test_notes_and_metadata_of_xliff_21() -> None:
    before = (
        '<m:metadata xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"><m:metaGroup category="c">'
        '<m:meta type="t">v</m:meta></m:metaGroup></m:metadata>'
        '<notes><note id="1">n</note><note appliesTo="source">s</note></notes>'
    )
    [found] = units(xliff21(unit21("甲", "a", before, own='id="1" name="key" type="x:y"')))
    assert found.annotations == (
        Note("n"),
        Prop("x-xliff-meta-c-t", "v"),
        Prop("x-xliff-type", "x:y"),
        Prop("x-xliff-name", "key"),
        ORIGINAL,
    )
    assert found.variants[0].notes == (Note("s"),)


def test_several_files_keep_their_languages_and_names() -> None:
    second = xliff12(FINE, languages='source-language="en" target-language="zh-TW"').replace("a.txt", "b.txt")
    inner = second[second.index("<file") : second.index("</xliff>")]
    found = list(read(xliff12(FINE).replace("</xliff>", inner + "</xliff>")))
    assert [[variant.written for variant in unit.variants] for unit in found] == [["zh-CN", "en-US"], ["en", "zh-TW"]]
    assert [unit.props[-1].text for unit in found] == ["a.txt", "b.txt"]


def test_the_header_has_tool_notes_and_properties() -> None:
    header = (
        '<header><tool tool-id="t" tool-name="Tool" tool-version="1.0"/><note from="Ann">n</note>'
        '<note from="x-duizhao-signature">s</note></header>'
    )
    losses = Losses()
    found = read(xliff12(FINE).replace("<body>", f"{header}<body>"), losses).header
    assert (found.creationtool, found.creationtoolversion) == ("Tool", "1.0")
    assert found.annotations == (Note("n"), Prop("x-duizhao-signature", "s"))
    assert losses.lines() == ["not carried: 1 × attribute from of a note (in the header)"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (xliff12(trans_unit("甲", "a", "<alt-trans><target>b</target></alt-trans>")), "candidate (alt-trans)"),
        (xliff12(trans_unit("甲", "a", "<count-group name='c'/>")), "count-group"),
        (xliff12(trans_unit("甲", "a", "<q:r xmlns:q='urn:q'/>")), "element of a foreign namespace in a unit"),
        (xliff12(trans_unit("甲", "a", "<note priority='2'>n</note>")), "attribute priority of a note"),
        (xliff12(f"{FINE}<q:r xmlns:q='urn:q'/>"), "element of a foreign namespace beside the units"),
        (
            xliff21(unit21("甲", "a", '<gls:glossary xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"/>')),
            "element of the module glossary in a unit",
        ),
        (
            xliff21(unit21("甲").replace("</unit>", "<ignorable><source>乙</source></ignorable></unit>")),
            "words between segments",
        ),
        (xliff12(f'<group id="g" resname="menu">{FINE}</group>'), "group around units"),
        (xliff12(FINE).replace("<file ", '<file date="2026-01-01T00:00:00Z" '), "attribute date of a file"),
        (xliff21(FINE_21).replace("<target>", '<target order="2">'), "attribute order of a target"),
        (xliff12(trans_unit("甲", '<mrk mtype="x-sdl-deleted">a</mrk>b')), "words marked as deleted"),
    ],
)  # fmt: skip
def test_what_a_memory_cannot_hold_is_counted(text: str, reason: str) -> None:
    losses = Losses()
    assert len(list(read(text, losses))) == 1
    assert reason in [loss.reason for loss in losses]


def test_words_of_a_tracked_change_are_those_after_it() -> None:
    sdl = '<mrk mtype="x-sdl-deleted">old</mrk><mrk mtype="x-sdl-added">new</mrk> words'
    assert [variant.text for variant in units(xliff12(trans_unit("甲", sdl)))[0].variants] == ["甲", "new words"]


def test_a_file_keeps_its_datatype_and_an_empty_body_loses_nothing() -> None:
    second = '<file original="b.txt" datatype="html" source-language="zh-CN" target-language="en-US"><body/></file>'
    losses = Losses()
    found = read(xliff12(FINE).replace("plaintext", "html").replace("</xliff>", f"{second}</xliff>"), losses)
    assert (len(list(found)), found.header.datatype, list(losses)) == (1, "html", [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (xliff12(FINE).replace('version="1.2"', 'version="7"'), "version `7`: read as 1.2"),
        (xliff12("<trans-unit id='1'/>", FINE), "a trans-unit without a source is passed over"),
        (xliff12(trans_unit("甲", "a", own="")), "a trans-unit without an id"),
        (xliff12(f"words{FINE}"), "text between elements"),
        (xliff21(unit21('<ph id="1" dataRef="d9"/>')), "a code refers to data that the unit does not have"),
        (xliff21(FINE_21.replace("<source>", "<source xml:lang='ja'>")), "a language that is not the file's"),
        (
            xliff21(unit21("甲").replace("</source>", "</source><source>乙</source>")),
            "a segment with two",
        ),
    ],
)
def test_what_the_standard_forbids_is_told_and_read(text: str, message: str) -> None:
    found = read(text)
    assert len(list(found)) == 1
    assert any(remark.message.startswith(message) for remark in found.remarks)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.xlf: the file is empty"),
        ("甲", "a.xlf:1: this is not XML, so not an XLIFF file"),
        ("<tmx/>", "a.xlf:1: the root is `tmx`, expected `xliff`"),
        (f"<xliff xmlns='{NAMESPACE_12}'/>", "a.xlf:1: the root is `xliff`"),
        (xliff12().partition("<file")[0] + "</xliff>", "a.xlf: no `file` with a source language"),
        (xliff12(FINE)[:-10], "a.xlf:5: the file ends inside <xliff>; last good unit 1"),
        (xliff12(FINE, FINE)[:-90], "a.xlf:5: unit 2: the file ends inside <trans-unit>; last good unit 1"),
        (xliff12(FINE).replace("</body>", "</file>", 1), "a.xlf:5: found `</file>`, expected `</body>`"),
        (xliff12(FINE) + "<a/>", "a.xlf:7: something follows the end of the file"),
        (xliff12(FINE, "<trans-unit id='2'><source>&lt</source></trans-unit>"), "a.xlf:5: unit 2: not well-formed XML"),
    ],
)
def test_what_is_no_xliff_is_refused_with_line_and_unit(text: str, message: str) -> None:
    with pytest.raises(DuizhaoError) as found:
        units(text)
    assert str(found.value).startswith(message)
    assert "\n" not in str(found.value)
    assert isinstance(found.value, FormatError | UnreadableError)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        read_xliff("no-such.xlf")


def test_nothing_of_the_body_is_kept(tmp_path: object) -> None:
    found = read(xliff12(*[FINE] * 3))
    assert next(found).number == 1
    assert [unit.line for unit in found] == [5, 6]


def test_a_file_that_does_not_say_its_languages_has_those_of_its_first_unit() -> None:
    own = trans_unit("甲").replace("<source>", '<source xml:lang="zh-CN">')
    own = own.replace("</trans", '<target xml:lang="en">a</target></trans')
    found = read(xliff12(own, languages=""))
    assert (found.header.srclang, found.target_language) == ("zh-CN", "en")


def test_an_empty_subset_of_the_doctype_declares_nothing() -> None:
    assert texts(xliff12(FINE).replace("<xliff", "<!DOCTYPE xliff []>\n<xliff", 1)) == [PAIR]


@pytest.mark.parametrize("suffix", ["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "txlf", "XLF"])
def test_the_names_that_programs_give_it(suffix: str) -> None:
    assert format_of(Path(f"a.docx.{suffix}")) == "xliff"


@pytest.mark.parametrize(
    "text",
    [xliff12(FINE, languages='source-language="zh-CN"'), xliff21(FINE_21, languages='srcLang="zh-CN"')],
    ids=["1.2", "2.1"],
)
def test_a_target_language_that_the_file_does_not_say(text: str) -> None:
    """As Angular and Symfony write files: whoever reads it may say it."""
    found = read(text)
    assert [variant.written for unit in found for variant in unit.variants] == ["zh-CN", "und"]
    said = read_xliff(io.BytesIO(text.encode()), said=("en", "en-US"))
    assert [variant.written for unit in said for variant in unit.variants] == ["zh-CN", "en-US"]

"""Inline codes: TMX, XLIFF 1.2 and XLIFF 2.1, there and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tmx.xliff.files import (
    bare,
    code,
    pair,
    read,
    trans_unit,
    unit21,
    units,
    written12,
    written21,
    xliff12,
    xliff21,
)
from tmx.content import Code, Content
from tmx.loss import Losses


def hi(words: str, type: str = "") -> Code:
    return Code("hi", (("type", type),) if type else (), (words,))


B1, E1 = code("bpt", "<b>", i="1", x="1"), code("ept", "</b>", i="1")
G5, PC1 = code("ept", "</g>", i="5"), code("ept", "</pc>", i="1")
I2, E2 = code("bpt", "<i>", i="2", x="2"), code("ept", "</i>", i="2")


@pytest.mark.parametrize(
    ("content", "in_12", "in_21"),
    [
        pytest.param(
            ("甲", B1, "乙", E1),
            '甲<bpt id="1">&lt;b></bpt>乙<ept id="1">&lt;/b></ept>',
            '甲<pc id="1" dataRefStart="d1" dataRefEnd="d2">乙</pc>',
            id="a pair",
        ),
        pytest.param(
            (B1, "甲", I2, "乙", E1, "丙", E2),
            '<bpt id="1">&lt;b></bpt>甲<bpt id="2">&lt;i></bpt>乙<ept id="1">&lt;/b></ept>丙<ept id="2">&lt;/i></ept>',
            '<pc id="1" dataRefStart="d3" dataRefEnd="d4">甲<sc id="2" dataRef="d1"/>乙</pc>丙'
            '<ec startRef="2" dataRef="d2"/>',
            id="pairs that cross",
        ),
        pytest.param(
            (code("ph", "<img/>", x="3", type="image"), code("ph", "<br/>", x="4", type="lb")),
            '<ph id="3" ctype="image">&lt;img/></ph><ph id="4" ctype="lb">&lt;br/></ph>',
            '<ph id="3" type="image" dataRef="d1"/><ph id="4" type="fmt" subType="xlf:lb" dataRef="d2"/>',
            id="placeholders with types",
        ),
        pytest.param(
            (code("it", "<u>", pos="begin", x="1"), "甲", code("it", "</s>", pos="end", x="2")),
            '<it id="1" pos="open">&lt;u></it>甲<it id="2" pos="close">&lt;/s></it>',
            '<sc id="1" isolated="yes" dataRef="d1"/>甲<ec id="2" isolated="yes" dataRef="d2"/>',
            id="halves alone",
        ),
        pytest.param(
            (code("ph", "{1}", x="1"), B1, "甲", E1),
            '<ph id="1">{1}</ph><bpt id="bpt1" rid="1">&lt;b></bpt>甲<ept id="bpt1" rid="1">&lt;/b></ept>',
            '<ph id="1" dataRef="d1"/><pc id="pc1" dataRefStart="d2" dataRefEnd="d3">甲</pc>',
            id="the same number of two kinds",
        ),
        pytest.param(
            (code("bpt", "<b>", i="7"), "甲", code("ept", "</b>", i="7"), code("ph")),
            '<bpt id="_7">&lt;b></bpt>甲<ept id="_7">&lt;/b></ept><ph id="_ph1"/>',
            '<pc id="_7" dataRefStart="d1" dataRefEnd="d2">甲</pc><ph id="_ph1" dataRef="d3"/>',
            id="codes without a number, and without native code",
        ),
        pytest.param(
            (hi("细纱机", "term"), hi("甲", "bold"), hi("乙")),
            '<mrk mtype="term">细纱机</mrk><mrk mtype="x-tmx-hi-bold">甲</mrk><mrk mtype="x-tmx-hi">乙</mrk>',
            '<mrk id="_mrk1" type="term">细纱机</mrk><mrk id="_mrk2" type="tmx:hi" value="bold">甲</mrk>'
            '<mrk id="_mrk3" type="tmx:hi">乙</mrk>',
            id="words that are marked",
        ),
        pytest.param(
            (code("ut", "{\\f1}", x="1"),),
            '<ph id="1" ctype="x-tmx-ut">{\\f1}</ph>',
            '<ph id="1" type="other" subType="tmx:ut" dataRef="d1"/>',
            id="ut",
        ),
        pytest.param(
            (code("ph", "x", x="1", type="Type of mine"),),
            '<ph id="1" ctype="x-tmx-Type%20;of%20;mine">x</ph>',
            '<ph id="1" type="other" subType="tmx:Type%20;of%20;mine" dataRef="d1"/>',
            id="a type of one's own",
        ),
    ],
)
def test_codes_of_tmx_are_written_and_read_again(content: Content, in_12: str, in_21: str) -> None:
    text12, text21 = written12(pair(content)), written21(pair(content))
    assert f"<source>{in_12}</source>" in text12
    assert f"<source>{in_21}</source>" in text21
    assert units(text12)[0].variants[0].content == content
    assert units(text21)[0].variants[0].content == content


@pytest.mark.parametrize(
    ("xml", "content"),
    [
        pytest.param(
            '甲<g id="pt5" ctype="bold">乙</g>',
            ("甲", code("bpt", '<g id="pt5" ctype="bold">', i="5", x="5", type="bold"), "乙", G5),
            id="g",
        ),
        pytest.param('<x id="ph7"/>甲', (code("ph", '<x id="ph7"/>', x="7"), "甲"), id="x"),
        pytest.param(
            '<bx id="1" rid="3"/>甲<ex id="2" rid="3"/>',
            (
                code("bpt", '<bx id="1" rid="3"/>', i="3", x="1"),
                "甲",
                code("ept", '<ex id="2" rid="3"/>', i="3"),
            ),
            id="bx and ex",
        ),
        pytest.param('甲<ex id="2"/>', ("甲", code("it", '<ex id="2"/>', pos="end", x="2")), id="ex alone"),
        pytest.param(
            '<g id="1"><g id="2">甲</g>乙</g>',
            (
                code("bpt", '<g id="1">', i="1", x="1"), code("bpt", '<g id="2">', i="2", x="2"), "甲",
                code("ept", "</g>", i="2"), "乙", code("ept", "</g>", i="1"),
            ),
            id="g in g",
        ),
        pytest.param(
            '<ph id="1">&lt;img alt="<sub ctype="link">甲</sub>"/></ph>',
            (Code("ph", (("x", "1"),), ('<img alt="', Code("sub", (("type", "link"),), ("甲",)), '"/>')),),
            id="sub",
        ),
        pytest.param('<mrk mtype="protected">甲</mrk>', (hi("甲", "protected"),), id="mrk"),
    ],
)  # fmt: skip
def test_elements_of_xliff_12_come_back_as_they_were(xml: str, content: Content) -> None:
    [unit] = units(xliff12(trans_unit(xml)))
    assert unit.variants[0].content == content
    assert f"<source>{xml}</source>" in written12(unit)


def test_tags_of_xliff_12_are_native_code_in_xliff_21_and_come_back_from_there() -> None:
    xml = '甲<g id="pt5" ctype="bold">乙<x id="ph7"/></g>'
    [there] = units(written21(*units(xliff12(trans_unit(xml)))))
    assert f"<source>{xml}</source>" in written12(there)


@pytest.mark.parametrize(
    ("xml", "content", "written"),
    [
        pytest.param(
            '<pc id="1" type="fmt" dispStart="B">甲</pc>',
            (code("bpt", '<pc id="1" type="fmt" dispStart="B">', i="1", x="1", type="fmt"), "甲", PC1),
            '<pc id="1" type="fmt" dispStart="B">甲</pc>',
            id="pc without data",
        ),
        pytest.param(
            '<sc id="1" disp="B"/>甲<ec startRef="1"/>',
            (code("bpt", '<pc canOverlap="yes" id="1" dispStart="B">', i="1", x="1"), "甲", PC1),
            '<pc canOverlap="yes" id="1" dispStart="B">甲</pc>',
            id="sc and ec are what a pc would be",
        ),
        pytest.param(
            '<ph id="a" equiv="!"/>', (code("ph", '<ph id="a" equiv="!"/>', x="1"),), '<ph id="a" equiv="!"/>', id="ph"
        ),
        pytest.param(
            '<mrk id="m1" translate="no">甲</mrk>',
            (hi("甲", "protected"),),
            '<mrk id="_mrk1" translate="no">甲</mrk>',
            id="not to be translated",
        ),
        pytest.param(
            '甲<cp hex="0001"/><cp hex="FFFE"/>乙', ("甲\x01\ufffe乙",), '甲<cp hex="0001"/><cp hex="FFFE"/>乙', id="cp"
        ),
    ],
)  # fmt: skip
def test_elements_of_xliff_21(xml: str, content: Content, written: str) -> None:
    [unit] = units(xliff21(unit21(xml)))
    assert unit.variants[0].content == content
    assert f"<source>{written}</source>" in written21(unit)


def test_data_of_xliff_21_is_native_code() -> None:
    data = '<originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;<cp hex="0003"/></data></originalData>'
    [unit] = units(xliff21(unit21('<pc id="1" dataRefStart="d1" dataRefEnd="d2">甲</pc>', before=data)))
    assert unit.variants[0].content == (code("bpt", "<b>", i="1", x="1"), "甲", code("ept", "</b>\x03", i="1"))
    assert '<data id="d2">&lt;/b><cp hex="0003"/></data>' in written21(unit)


def test_the_same_code_has_the_same_id_on_both_sides_whatever_the_order() -> None:
    one, two = code("ph", "%1"), code("ph", "%2")
    text = written21(pair((one, "和", two), (two, " and ", one)))
    assert '<source><ph id="_ph1" dataRef="d1"/>和<ph id="_ph2" dataRef="d2"/></source>' in text
    assert '<target><ph id="_ph2" dataRef="d2"/> and <ph id="_ph1" dataRef="d1"/></target>' in text


def test_a_pair_that_crosses_on_one_side_is_no_element_on_the_other() -> None:
    text = written21(pair((B1, I2, "甲", E1, E2), (I2, "a", E2, B1, "b", E1)))
    assert '<sc id="2" dataRef="d1"/>a<ec startRef="2" dataRef="d2"/><pc id="1"' in text


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (trans_unit('<ph id="1" equiv-text="x" crc="1">x</ph>'), "attribute crc of inline ph"),
        (trans_unit('<mrk mtype="term" comment="x">甲</mrk>'), "attribute comment of inline mrk"),
        (trans_unit('<blink id="1">甲</blink>'), "inline element that is not of XLIFF 1.2; its words are kept"),
        (trans_unit('<b:c xmlns:b="urn:b">甲</b:c>'), "inline element of a foreign namespace"),
        (trans_unit('<x id="1" b:c="1" xmlns:b="urn:b"/>'), "attribute of a foreign namespace"),
        (unit21('<mrk id="m" type="comment" value="x">甲</mrk>'), "attribute value of inline mrk"),
        (unit21('<sm id="m" type="term"/>甲<em startRef="m"/>'), "inline mark that is no element (sm, em)"),
        (unit21('<ph id="1" subFlows="2"/>'), "attribute subFlows of inline ph"),
        (unit21('<cp hex="D800"/>'), "code point that is no character"),
    ],
)
def test_what_tmx_cannot_hold_is_counted(unit: str, reason: str) -> None:
    losses = Losses()
    file = xliff12 if unit.startswith("<trans-unit") else xliff21
    assert len(list(read(file(unit), losses))) == 1
    assert reason in [loss.reason for loss in losses]


TEXT = st.text(st.sampled_from("甲乙 a<&>\"'\n\t\u3000𠀀\x01\ufffe"), max_size=4)
NATIVE = st.text(st.sampled_from("<b>&/{}1 \x02"), max_size=4)
KINDS = st.sampled_from(["pair", "ph", "it", "hi", "ut"])


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """A content whose codes have numbers, as tools write them: pairs may cross."""
    opened: list[str] = []
    pieces: list[str | Code] = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        x, native = str(number), draw(NATIVE)
        match draw(KINDS):
            case "pair":
                pieces.append(code("bpt", native, i=x, x=x))
                opened.append(x)
            case "it":
                pieces.append(code("it", native, pos=["begin", "end"][number % 2], x=x))
            case "hi":
                pieces.append(hi("丙", draw(st.sampled_from(["term", "x-a", "protected", "b c"]))))
            case kind:
                pieces.append(code(kind, native, x=x))
        closes = draw(st.booleans())
        if opened and closes:
            pieces.append(code("ept", draw(NATIVE), i=opened.pop(draw(st.integers(0, len(opened) - 1)))))
        pieces += [text] if (text := draw(TEXT)) and not isinstance(pieces[-1], str) else []
    return (*pieces, *(code("ept", "", i=x) for x in opened))


@settings(max_examples=60)
@given(contents(), contents())
def test_any_codes_come_back_from_xliff_21(source: Content, target: Content) -> None:
    unit = pair(source or ("甲",), target)
    assert [bare(one) for one in units(written21(unit))] == [bare(unit)]


@settings(max_examples=60)
@given(contents(), contents())
def test_any_codes_come_back_from_xliff_12_but_for_what_xml_cannot_hold(source: Content, target: Content) -> None:
    unit = pair(_legal(source) or ("甲",), _legal(target))
    assert [bare(one) for one in units(written12(unit))] == [bare(unit)]


def _legal(content: Content) -> Content:
    return tuple(
        piece.translate({1: "1", 2: "2", 0xFFFE: "3"})
        if isinstance(piece, str)
        else piece._replace(content=_legal(piece.content))
        for piece in content
    )

"""Profiles: what each client gets, that it is valid, and that `keep` changes nothing."""

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus import InputError
from tests.shared import SHARED, needs_shared
from tests.tmx.check.files import lines
from tests.tmx.memories import HEAD, UNIT, memory, pair, reader, said, spoken
from tests.tmx.test_write import CONTENTS
from tmx.check.rule import CLIENTS as CHECKED
from tmx.content import Code, Content, plain
from tmx.profiles.inline import sound
from tmx.profiles.profile import PROFILES, Level
from tmx.read import TmxReader, read_tmx
from tmx.tally import Tally
from tmx.unit import Header, Note, Prop, TranslationUnit, Ude

CLIENTS = [name for name in PROFILES if name != "keep"]


def fitted(
    units: Iterable[TranslationUnit], client: str, header: Header = HEAD, level: Level = Level.CODES
) -> tuple[Header, list[TranslationUnit], Tally]:
    tally = Tally()
    ready, found = PROFILES[client].at(level).fit(header, tally.reading(units), tally)
    return ready, list(tally.writing(found)), tally


def fit(unit: TranslationUnit, client: str) -> TranslationUnit:
    return fitted([unit], client)[1][0]


@pytest.mark.parametrize(
    ("client", "codes", "srclang"),
    [
        ("keep", ["zh_CN", "en"], "zh_CN"),
        ("standard", ["zh-CN", "en"], "zh-CN"),
        ("omegat", ["zh-CN", "en-US"], "zh-CN"),
        ("trados", ["zh-CN", "en-US"], "zh-CN"),
        ("memoq", ["zh-CN", "en-US"], "zh-CN"),
        ("wordfast", ["ZH-CN", "EN-US"], "ZH-CN"),
        ("lokalize", ["en", "zh_CN"], "en"),
    ],
)
def test_codes_of_languages(client: str, codes: list[str], srclang: str) -> None:
    unit = pair("x")._replace(variants=(said("zh_CN", "好"), said("en", "Good.")))
    header, [found], _ = fitted([unit], client, HEAD._replace(srclang="zh_CN"))
    assert [variant.written for variant in found.variants] == codes
    assert header.srclang == srclang


@pytest.mark.parametrize("client", CHECKED)
def test_what_a_client_gets_has_no_finding_for_it(client: str) -> None:
    unit = UNIT.replace("zh-CN", "zho-Hans").replace("今", '<ph x="1">&lt;b/&gt;</ph>今')
    text = memory(unit).replace('adminlang="en"', 'adminlang="zh-TW"')
    assert lines(made_for(client, reader(text)), client) == []


def test_a_header_gets_all_that_it_must_have() -> None:
    bare = Header(srclang="zh-CN", segtype="segment", others=(("x", "1"), ("creationdate", "2026-11-20")))
    unsound = Ude((("name", "u"),), ((("unicode", "#x1"), ("code", "c")),))
    header, _, _ = fitted([], "standard", bare._replace(annotations=(Note("n"), unsound), version="1.1"))
    assert header == Header(
        "unknown", "unknown", "sentence", "unknown", "en", "zh-CN", "unknown",
        others=(("creationdate", "20261120T000000Z"),), annotations=(Note("n"),),
    )  # fmt: skip


def test_attributes_and_dates_that_tmx_does_not_know_go_and_are_counted() -> None:
    unit = pair(
        "好", "Good.", tuid="1", segtype="segment", usagecount="many", creationdate="2026-11-20T17:48:00Z", y="2"
    )
    unit = unit._replace(annotations=(Prop("x-a", "v", (("lang", "zh"), ("xml:lang", "en"))),))
    _, [found], tally = fitted([unit], "standard")
    assert found.attributes == (("tuid", "1"), ("creationdate", "20261120T174800Z"))
    assert found.annotations == (Prop("x-a", "v", (("xml:lang", "en"),)),)
    assert tally.counts().changes == (("TMX-15 attributes", 1), ("TMX-31 dates", 1))


def test_b16_units_with_none_one_and_three_variants_or_without_a_language() -> None:
    none = pair("x")._replace(variants=())
    one = pair("x")._replace(variants=(said("en", "One."),))
    three = pair("x")._replace(variants=(said("fr", "Trois."), said("ZH_cn", "三。"), said("en", "Three.")))
    nameless = pair("x")._replace(variants=(said("", "?"), said("en", "Two."), said("zh-CN", "二。")))
    _, found, tally = fitted([none, one, three, nameless], "omegat")
    assert spoken(found) == [("One.",), ("三。", "Trois.", "Three."), ("二。", "Two.")]
    assert [unit.attribute("srclang") for unit in found] == ["*all*", "", ""]
    assert tally.counts().drops == (("TMX-16 no variant", 1),)
    assert dict(tally.counts().changes) == {
        "language codes": 3,
        "TMX-17 source language": 1,
        "TMX-19 variant without a language": 1,
    }


@pytest.mark.parametrize(
    ("content", "valid"),
    [
        pytest.param(("甲", Code("hi", (), ("乙",)), "丙"), ("甲乙丙",), id="hi leaves its words"),
        pytest.param(
            (Code("g", (("id", "1"),), ("甲",)), "乙"),
            (Code("bpt", (("i", "1"),), ('<g id="1">',)), "甲", Code("ept", (("i", "1"),), ("</g>",)), "乙"),
            id="g becomes a pair",
        ),
        pytest.param(
            (Code("x", (("id", "7"),)), Code("bx"), Code("ex"), Code("mrk", (), ("甲",))),
            (
                Code("ph", (), ('<x id="7"/>',)), Code("it", (("pos", "begin"),), ("<bx/>",)),
                Code("it", (("pos", "end"),), ("<ex/>",)), "甲",
            ),
            id="other elements of XLIFF",
        ),
        pytest.param(
            (Code("bpt", (("i", "1"),), ("<b>",)), "甲", Code("ept", (("i", "2"),), ("</b>",))),
            (Code("it", (("pos", "begin"),), ("<b>",)), "甲", Code("it", (("pos", "end"),), ("</b>",))),
            id="halves of pairs",
        ),
        pytest.param(
            (Code("ept", (("i", "1"),)), "甲", Code("bpt", (("i", "1"),))),
            (Code("it", (("pos", "end"),)), "甲", Code("it", (("pos", "begin"),))),
            id="a pair the wrong way round",
        ),
        pytest.param((Code("it", (), ("<br>",)),), (Code("ph", (), ("<br>",)),), id="it without pos"),
        pytest.param(
            (Code("ph", (("x", "1"),)), Code("ph", (("x", "1"),)), Code("ph", (("x", "a"), ("y", "1")))),
            (Code("ph", (("x", "1"),)), Code("ph"), Code("ph")),
            id="x twice, x that is no number, unknown attribute",
        ),
        pytest.param(
            (Code("ph", (), ("a", Code("sub", (("z", "1"),), ("b", Code("hi", (), ("c",)))), Code("b", (), ("d",)))),),
            (Code("ph", (), ("a", Code("sub", (), ("bc",)), "d")),),
            id="what stands inside a code",
        ),
        pytest.param(
            (Code("bpt", (("i", "3"),)), Code("g", (), ("甲",)), Code("ept", (("i", "3"),))),
            (
                Code("bpt", (("i", "3"),)), Code("bpt", (("i", "4"),), ("<g>",)), "甲",
                Code("ept", (("i", "4"),), ("</g>",)), Code("ept", (("i", "3"),)),
            ),
            id="numbers of new pairs are new",
        ),
    ],
)  # fmt: skip
def test_inline_codes_are_made_sound(content: Content, valid: Content) -> None:
    assert sound(content) == valid
    assert sound(valid) == valid


@given(CONTENTS)
def test_sound_codes_keep_the_words(content: Content) -> None:
    assert plain(sound(content)) == plain(content)
    assert sound(sound(content)) == sound(content)


def test_level_1_is_words_alone() -> None:
    coded = pair("x")._replace(variants=(said("zh-CN", "今", Code("ph", (), ("<br>",)), "天"), said("en-US", "Today")))
    for client in PROFILES:
        _, [found], tally = fitted([coded], client, level=Level.PLAIN)
        assert found.variants[client == "lokalize"].content == ("今天",)
        assert "inline codes taken off" in dict(tally.counts().changes)


def test_omegat_gets_one_note() -> None:
    noted = pair("好")._replace(annotations=(Prop("x-a", "1"), Note("一"), Note("二")))
    assert fit(noted, "omegat").annotations == (Note("一\n二"), Prop("x-a", "1"))


def test_trados_gets_typed_fields_and_numbered_codes() -> None:
    bold, line = (
        (Code("bpt", (("i", "1"),), ("<b>",)), Code("ept", (("i", "1"),), ("</b>",))),
        Code("ph", (), ("<br>",)),
    )
    variants = said("zh-CN", line, bold[0], "好", bold[1], line), said("en-US", bold[0], "Good.", bold[1], line)
    signed = HEAD._replace(annotations=(Prop("x-duizhao-signature", "s"),))
    unit = pair("x", props={"x-duizhao-status": "auto", "x-domain": "law"})._replace(variants=variants)
    header, [found], _ = fitted([unit], "trados", signed)
    assert header.annotations == (Prop("x-duizhao-signature:SingleString", "s"),)
    assert found.annotations == (Prop("x-duizhao-status:SingleString", "auto"), Prop("x-domain", "law"))
    numbers = [
        [dict(piece.attributes).get("x") for piece in one.content if isinstance(piece, Code)] for one in found.variants
    ]
    assert numbers == [["1", "2", None, "3"], ["2", None, "1"]]


def test_memoq_gets_the_context_on_the_source() -> None:
    unit = pair("好", props={"x-context-pre": "前<1>", "x-duizhao-bead": "2", "x-context-post": "后"})
    found = fit(unit, "memoq")
    assert found.annotations == (Prop("x-duizhao-bead", "2"),)
    assert found.variants[0].annotations == (Prop("x-context-pre", "前<1>"), Prop("x-context-post", "后"))


def test_wordfast_gets_no_segment_over_8000_characters() -> None:
    _, found, tally = fitted([pair("好" * 8000), pair("好" * 8001)], "wordfast")
    assert len(found) == 1
    assert tally.counts().drops == (("TMX-40 segment longer than 8,000 characters", 1),)


def test_lokalize_gets_english_sources_without_codes() -> None:
    unit = pair("x", props={"x-duizhao-source": "a.zh.txt#sha256:00", "x-duizhao-status": "doubtful"}, srclang="zh-CN")
    unit = unit._replace(
        variants=(said("zh-CN", "今", Code("ph"), "天"), said("en-GB", "Today"), said("en-US", "today"))
    )
    _, found, tally = fitted([unit, pair("x")._replace(variants=(said("zh-CN", "好"), said("fr", "bon")))], "lokalize")
    assert [(one.written, one.content) for one in found[0].variants] == [("en", ("Today",)), ("zh_CN", ("今天",))]
    assert found[0].attribute("srclang") == ""
    assert found[0].annotations[-2:] == (Prop("x-file", "a.zh.txt"), Prop("x-approved", "no"))
    assert tally.counts().drops == (("no English source", 1),)


def canonical(data: bytes) -> bytes:
    """The file after canonical XML, without the white space between elements, which is no content."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    root = etree.fromstring(data, parser)
    for element in root.iter("tmx", "header", "body", "tu", "tuv", "ude"):
        for holder in (element, *element):
            name = "text" if holder is element else "tail"
            if not (getattr(holder, name) or "").strip():
                setattr(holder, name, None)
    return bytes(etree.tostring(root, method="c14n"))


def kept(data: bytes) -> bytes:
    return made_for("keep", read_tmx(io.BytesIO(data)))


def made_for(client: str, found: TmxReader) -> bytes:
    tally = Tally()
    return b"".join(PROFILES[client].written(found.header, tally.reading(found), tally))


@pytest.mark.parametrize("version", ["1.1", "1.2", "1.3", "1.4"])
def test_keep_writes_each_version_as_it_was(version: str) -> None:
    unit = UNIT if version > "1.2" else UNIT.replace("xml:lang", "lang")
    data = memory(unit, unit.replace("今", "<ut>x</ut>今"), root=f'tmx version="{version}"').encode()
    assert canonical(kept(data)) == canonical(data)
    assert f'SYSTEM "tmx{version.replace(".", "")}.dtd"'.encode() in kept(data)


INVALID = {"TMX-07", "TMX-08", "TMX-09", "TMX-14", "TMX-15", "TMX-19"}


def is_valid(path: Path) -> bool:
    """Whether reading had nothing to remark; `lang` for `xml:lang` it takes as it comes."""
    try:
        with read_tmx(path) as found:
            return bool(list(found)) and not INVALID & {remark.rule for remark in found.remarks}
    except InputError:
        return False


SAMPLES = sorted([*SHARED.glob("samples/tmx-*/*"), *SHARED.glob("samples/variants/*.tmx")]) if SHARED.is_dir() else []
VALID = [path for path in SAMPLES if is_valid(path) and "lang_attr" not in path.name]


@needs_shared
@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_samples_kept_are_the_same_after_canonical_xml(path: Path) -> None:
    assert canonical(kept(path.read_bytes())) == canonical(path.read_bytes())


@pytest.fixture(scope="module")
def schemas() -> tuple[etree.DTD, etree.XMLSchema]:
    folder = SHARED / "schemas" / "tmx"
    return etree.DTD(str(folder / "tmx14.dtd")), etree.XMLSchema(etree.parse(str(folder / "tmx14.xsd")))


@needs_shared
@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_valid_for_each_client(path: Path, client: str, schemas: tuple[etree.DTD, etree.XMLSchema]) -> None:
    try:
        with read_tmx(path) as found:
            data = made_for(client, found)
    except InputError:
        pytest.skip("cannot be read: see test_salvage")
    root = etree.fromstring(data)
    dtd, schema = schemas
    assert dtd.validate(root), dtd.error_log
    if client != "lokalize":  # zh_CN is what Lokalize wants, and what the schema refuses
        assert schema.validate(root), schema.error_log
    codes = {code for element in root.iter("tuv") for code in element.attrib.values()}
    assert client == "lokalize" or not any("_" in code for code in codes if len(code) < 6)


@given(st.text("甲a<&>\"' \t\n]", max_size=8), st.text("好 x", max_size=5), st.sampled_from(CLIENTS))
def test_any_text_is_read_again_as_it_was_from_every_profile(chinese: str, note: str, client: str) -> None:
    unit = pair(chinese, "Good.", {"x-a": note}, changeid=note)
    tally = Tally()
    found = reader(b"".join(PROFILES[client].written(HEAD, tally.reading([unit]), tally)))
    words = (chinese, "Good.") if client != "lokalize" else ("Good.", chinese)
    assert spoken(found) == [words]

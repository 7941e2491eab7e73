"""Reading: versions, containers, encodings, places, and the two paths that must agree."""

import gzip
import importlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Encoding, EncodingError, FormatError, InputError, UnreadableError
from tests.shared import SHARED, needs_shared
from tests.tmx.memories import HEADER, UNIT, memory, reader, texts, unit, units
from tmx.language import sides
from tmx.plain_units import UNIT as PLAIN_UNIT
from tmx.read import read_tmx
from tmx.unit import Note, Prop, TranslationUnit, Variant

PAIR = ("今天天气很好。", "It is a fine day.")


def test_a_unit_keeps_all_that_it_has() -> None:
    text = memory(
        '<tu tuid="7" creationdate="20260101T000000Z"><note>看</note><prop type="x-a">甲</prop>'
        '<tuv xml:lang="ZH_cn" changeid="me"><prop type="x-b">乙</prop><seg>今天。</seg></tuv>'
        '<tuv xml:lang="en"><seg>Today.</seg></tuv></tu>'
    )
    assert units(text) == [
        TranslationUnit(
            (
                Variant("ZH_cn", "zh-Hans", ("今天。",), (("changeid", "me"),), (Prop("x-b", "乙"),)),
                Variant("en", "en", ("Today.",)),
            ),
            (("tuid", "7"), ("creationdate", "20260101T000000Z")),
            (Note("看"), Prop("x-a", "甲")),
            number=1,
            line=6,
        )
    ]


def test_the_header_is_there_before_the_units() -> None:
    header = reader(memory().replace("/>\n<body>", '><note>n</note><prop type="x-p">v</prop></header>\n<body>')).header
    assert (header.creationtool, header.segtype, header.srclang, header.version) == ("t", "sentence", "zh-CN", "1.4")
    assert (header.notes, header.props) == ((Note("n"),), (Prop("x-p", "v"),))


@pytest.mark.parametrize("version", ["1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b", ""])
def test_versions(version: str) -> None:
    found = reader(memory(UNIT.replace("xml:lang", "lang"), root=f'tmx version="{version}"' if version else "tmx"))
    assert [variant.written for variant in next(found).variants] == ["zh-CN", "en-US"]
    assert found.header.version == version
    assert ("TMX-07" in {remark.rule for remark in found.remarks}) == (version not in ("1.1", "1.2", "1.3", "1.4"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(memory(UNIT.replace("tuv", "TUV").replace("<tu>", "<Tu>").replace("</tu>", "</Tu>")), id="case"),
        pytest.param(memory(UNIT, root='tmx version="1.4" xmlns="http://www.lisa.org/tmx14"'), id="default namespace"),
        pytest.param(
            memory(UNIT, root='t:tmx version="1.4" xmlns:t="urn:t"')
            .replace("<tu", "<t:tu").replace("</tu", "</t:tu").replace("<seg", "<t:seg").replace("</seg", "</t:seg")
            .replace("<header", "<t:header").replace("body>", "t:body>"),
            id="prefix",
        ),
        pytest.param(memory(UNIT, start=""), id="no DOCTYPE"),
        pytest.param(memory(UNIT, start='<!DOCTYPE tmx PUBLIC "-//LISA//TMX" "http://lisa.org/tmx14.dtd">'), id="LISA"),
        pytest.param(memory("<!-- </tu> -->" + UNIT + "<?x </body> ?>"), id="comments and instructions"),
        pytest.param(memory(UNIT.replace("<seg>今", "<!-- <tu> </tu> --><seg><?x </tu>?>今")), id="comments in a unit"),
        pytest.param(memory(UNIT).replace("\n", "\r\n"), id="CRLF"),
        pytest.param(memory(UNIT).replace("\n", "\r"), id="CR"),
        pytest.param(memory(UNIT).replace(HEADER, ""), id="no header"),
        pytest.param(memory(UNIT.replace("天气", "&#22825;&#x6c14;")), id="references"),
        pytest.param(memory("<foo>" + UNIT + "</foo>", "stray", UNIT), id="unknown elements and text"),
    ],
)  # fmt: skip
def test_forms(text: str) -> None:
    assert texts(text) == [PAIR]


def test_a_segment_of_carriage_returns_keeps_those_written_as_references() -> None:
    assert texts(memory(unit("甲\r\n乙\r丙&#13;丁"))) == [("甲\n乙\n丙\r丁", PAIR[1])]


@pytest.mark.parametrize(
    ("codec", "label", "bom"),
    [
        ("utf-8", "", b""), ("utf-8", "UTF-8", b"\xef\xbb\xbf"), ("utf-16-le", "UTF-16", b"\xff\xfe"),
        ("utf-16-be", "UTF-16", b"\xfe\xff"), ("utf-16-le", "UTF-16", b""), ("utf-16-be", "", b""),
        ("utf-16-le", "UTF-8", b"\xff\xfe"), ("utf-8", "UTF-16", b""), ("utf-8", "GB2312", b"\xef\xbb\xbf"),
        ("gb18030", "GB2312", b""), ("gb18030", "gbk", b""), ("gb18030", "GB18030", b""), ("big5", "Big5", b""),
    ],
)  # fmt: skip
def test_encodings(codec: str, label: str, bom: bytes) -> None:
    chinese = "朱鎔基" if codec == "big5" else "朱镕基"
    text = memory(unit(chinese)).replace('"1.0"', f'"1.0" encoding="{label}"' if label else '"1.0"')
    assert texts(bom + text.encode(codec)) == [(chinese, PAIR[1])]


def test_a_false_label_is_remarked() -> None:
    text = memory(UNIT).replace('"1.0"', '"1.0" encoding="UTF-8"').encode("utf-16")
    assert [remark.message for remark in reader(text).remarks] == [
        "declared UTF-8, but the bytes are UTF-16-LE: read by the bytes"
    ]


def test_attributes_of_a_segment_are_passed_over_with_a_word() -> None:
    found = reader(memory(UNIT.replace("<seg>", '<seg xml:space="preserve">')))
    assert len(list(found)) == 1
    assert [(remark.rule, remark.message) for remark in found.remarks] == [
        ("TMX-15", "attributes of seg are passed over")
    ]


def test_gzip_and_zip_are_known_by_their_content() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "no")
        archive.writestr("A.TMX", memory(UNIT))
    assert texts(gzip.compress(memory(UNIT).encode())) == [PAIR]
    assert texts(packed.getvalue()) == [PAIR]


def test_numbers_and_lines_in_a_large_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.stream.CHUNK_BYTES", 1000)
    odd = unit("今天\n<ph>x</ph>天气很好。")
    found = units(memory(*[odd if number % 3 == 0 else UNIT for number in range(1, 3001)]))
    assert [one.number for one in found] == list(range(1, 3001))
    assert [one.line for one in found[:5]] == [6, 7, 8, 10, 11]
    assert found[-1].line == 6 + 2999 + 999


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_the_size_of_the_chunks_makes_no_difference(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = memory(UNIT, unit("今天<!-- </tu> --><ph>x</ph>]]&gt;"), "<!-- -->", UNIT).replace("\n", "\r\n").encode()
    damaged = text[:-60] + b"\xff" + text[-60:]
    whole = units(text)
    refusal = outcome(damaged, fast=True)
    monkeypatch.setattr("tmx.stream.CHUNK_BYTES", size)
    monkeypatch.setattr("tmx.stream.sniff", lambda head, name: (Encoding("utf-8", "default"), 0))
    assert units(text) == whole
    assert outcome(damaged, fast=True) == refusal
    assert "unit 3: byte FF at offset" in str(refusal)


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(memory(*[UNIT] * 5000), encoding="utf-8")
    told: list[int] = []
    with read_tmx(path, progress=told.append) as found:
        assert len(list(found)) == 5000
    assert told == sorted(told)
    assert told[-1] == path.stat().st_size == found.bytes_read


def test_the_fast_path_is_taken() -> None:
    assert PLAIN_UNIT.match(UNIT)
    assert PLAIN_UNIT.match(unit('甲 &amp; <ph x="1">&lt;br/></ph>乙'))
    assert PLAIN_UNIT.match(unit("甲&#20057;"))
    assert not PLAIN_UNIT.match(unit("甲<![CDATA[乙]]>"))


def test_an_empty_body() -> None:
    assert units(memory()) == []
    assert units(memory().replace("<body>\n</body>", "<body/>")) == []


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        pytest.param(b"", UnreadableError, "m.tmx: the file is empty: expected a memory", id="empty"),
        pytest.param(
            b"\xef\xbb\xbf", UnreadableError,
            "m.tmx: the file is empty but for its byte order mark: expected a memory", id="only a BOM",
        ),
        pytest.param(
            "这不是XML".encode(), FormatError,
            "m.tmx:1: this is not XML, so not a TMX memory: check which file it is", id="text",
        ),
        pytest.param(
            b"<html/>", FormatError, "m.tmx:1: the root is `html`, expected `tmx`: this is not a TMX memory", id="html",
        ),
        pytest.param(
            memory(UNIT, UNIT).encode()[:-120], FormatError,
            "m.tmx:7: unit 2: the file ends inside <tu>; last good unit 1: "
            "it is cut off or damaged, get it whole", id="cut in a unit",
        ),
        pytest.param(
            memory(UNIT, UNIT).encode()[:-15], FormatError,
            "m.tmx:7: the file ends inside the body; last good unit 2: "
            "it is cut off or damaged, get it whole", id="cut after a unit",
        ),
        pytest.param(
            memory(UNIT, unit("甲 & 乙")).encode(), FormatError,
            "m.tmx:7: unit 2: not well-formed XML: a bare `&`, to be written `&amp;`: "
            "repair that unit, or take it out",
            id="bare ampersand",
        ),
        pytest.param(
            memory(UNIT, unit("甲 ]]> 乙")).encode(), FormatError,
            "m.tmx:7: unit 2: not well-formed XML: Sequence ']]>' not allowed in content: "
            "repair that unit, or take it out", id="end of CDATA",
        ),
        pytest.param(
            memory(UNIT).encode().replace(b"fine", b"f\xffne"), EncodingError,
            "m.tmx:6: unit 1: byte FF at offset 315 is not UTF-8 (default): "
            "save the file in the encoding it declares; last good unit 0", id="bad byte",
        ),
        pytest.param(
            memory(UNIT).replace('"1.0"', '"1.0" encoding="x-klingon"').encode(), EncodingError,
            "m.tmx:1: unknown encoding `x-klingon`: convert the file to UTF-8", id="unknown encoding",
        ),
        pytest.param(
            gzip.compress(memory(UNIT).encode())[:-40], FormatError,
            "m.tmx:6: unit 1: cannot be read on after 275 bytes (the packed data is cut off): "
            "the file is damaged, fetch it again; last good unit 0", id="cut gzip",
        ),
        pytest.param(
            (memory(UNIT) + memory(UNIT)).encode(), FormatError,
            "m.tmx:8: something follows the end of the memory: two files in one?", id="two memories",
        ),
        pytest.param(
            memory(UNIT).replace("</body>", "").encode(), FormatError,
            "m.tmx:7: found `</tmx>`, expected `</body>`: a tag is missing before", id="no end of body",
        ),
    ],
)  # fmt: skip
def test_refusals(content: bytes, error: type[InputError], message: str) -> None:
    with pytest.raises(error) as found:
        units(content)
    assert str(found.value) == message


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^none\.tmx: No such file or directory: check the path"):
        read_tmx(tmp_path / "none.tmx", "none.tmx")


NEVER = re.compile(r"(?!)")
TEXTS = ["甲", "a", " ", "\n", "\r", "𠮷", ">", "'", '"', "<!-- -->", "<![CDATA[</tu>]]>"]
REFERENCES = ["&amp;", "&lt;", "&#x4E00;", "&#38;lt;"]
TAGS = ["<hi>", "</hi>", "<ph/>", '<ph x="1">', "</ph>", '<it a="1" b="2"/>', "<g>", "</g>"]
FAULTS = ["]]>", "\x0b", "\ufffe", "</tu>", '<it a="1" a="2"/>', "</ph >", "<ph/ >", '</ph x="1">']
ILLEGAL = ["&amp", "&nbsp;", "&#11;", "&#xD800;", "&#x110000;"]
PIECES = st.sampled_from([*TEXTS, *REFERENCES, *TAGS, *FAULTS, *ILLEGAL])


@given(
    st.lists(st.lists(PIECES, max_size=6).map("".join), min_size=1, max_size=3),
    st.sampled_from(["", ' tuid="1"', " a='<'", ' a="1" a="2"']),
)
def test_both_paths_read_the_same_or_refuse_the_same(segments: list[str], attributes: str) -> None:
    text = memory(*[unit(segment).replace("<tu>", f"<tu{attributes}>") for segment in segments])
    assert outcome(text, fast=True) == outcome(text, fast=False)


@needs_shared
@pytest.mark.parametrize(
    "path",
    sorted(SHARED.glob("samples/variants/*.tmx*")) + sorted(SHARED.glob("samples/tmx-*/*")),
    ids=lambda path: path.name,
)
def test_samples_read_the_same_by_both_paths_or_are_refused_with_a_reason(path: Path) -> None:
    found = outcome(path.read_bytes(), fast=True)
    assert found == outcome(path.read_bytes(), fast=False)
    refused = {"ctrl_raw.tmx": "U+000B", "truncated.tmx": "last good unit 1", "ImportTMXTest0.tmx": "the file is empty"}
    assert isinstance(found, str) == (path.name in refused)
    assert refused.get(path.name, "") in str(found)


@needs_shared
@pytest.mark.parametrize("path", sorted(SHARED.glob("samples/tmx-*/*")), ids=lambda path: path.name)
def test_units_that_come_again_are_read_by_their_shape_as_by_the_parser(path: Path) -> None:
    body = re.compile(rb"(<body[^>]*>)(.*)(?=</body>)", re.DOTALL)
    text = body.sub(lambda found: found[1] + found[2] * 4, path.read_bytes())
    assert outcome(text, fast=True) == outcome(text, fast=False)


def outcome(text: str | bytes, *, fast: bool) -> list[TranslationUnit] | str:
    """The units, or the message of the refusal, with or without the fast path."""
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setattr(importlib.import_module("tmx.plain_units"), "UNIT", NEVER)
        try:
            return units(text)
        except InputError as error:
            return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    "subset", ["\n", "<!-- [甲] ]> -->", " <!----> <!-- <!ENTITY x 'y'> -->\n", f"<!-- {'好' * 100_000} -->"],
    ids=["as .NET writes it", "comment", "comments", "long comment"],
)  # fmt: skip
def test_a_subset_of_the_doctype_without_declarations_declares_nothing(subset: str) -> None:
    assert texts(memory(UNIT, start=f'<!DOCTYPE tmx SYSTEM "tmx14.dtd" [{subset}]>')) == texts(memory(UNIT))


@pytest.mark.parametrize(
    "subset",
    ["<!-- -- -->", "<!-- \x0b -->", "<!-- --><!ELEMENT tmx ANY>", "<!ATTLIST tu a CDATA #IMPLIED>", "x", "%x;"],
)
def test_any_other_subset_of_the_doctype_is_refused(subset: str) -> None:
    with pytest.raises(FormatError, match=r"^m\.tmx:2: TMX-06: an internal subset is declared"):
        units(memory(UNIT, start=f'<!DOCTYPE tmx SYSTEM "tmx14.dtd" [{subset}]>'))


@pytest.mark.parametrize("star", ["*ALL*", "*"])
def test_all_languages_however_they_are_written(star: str) -> None:
    turned = memory(UNIT).replace('srclang="zh-CN"', f'srclang="{star}"')
    [unit] = reader(turned)
    assert reader(turned).header.srclang == "*all*"
    assert [variant.written for variant in sides(unit, reader(turned).header).sources] == ["zh-CN"]
    own = TranslationUnit(unit.variants, (("srclang", star),))
    assert sides(own, reader(memory(UNIT)).header).sources == unit.variants[:1]


def test_another_header_is_passed_over() -> None:
    two = reader(memory(UNIT).replace(HEADER, HEADER + HEADER.replace("zh-CN", "en")))
    assert (two.header.srclang, len(list(two))) == ("zh-CN", 1)
    assert "TMX-08: another header: the first one counts" in [f"{one.rule}: {one.message}" for one in two.remarks]


def test_another_body_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match=r"m\.tmx:7: TMX-08: `<body>` behind the body, where the memory ends"):
        units(memory(UNIT).replace("</tmx>", f"<body>{UNIT}</body></tmx>"))

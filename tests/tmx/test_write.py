"""Writing: the exact bytes, what XML cannot hold, what comes back, and the schemas of the clients."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import FormatError
from tests.command import printed_by_processes
from tests.shared import SHARED, needs_shared
from tests.tmx.memories import HEADER, UNIT, memory, reader, unit
from tmx.alike import markup_of
from tmx.content import Code, Content
from tmx.markup import unit_markup
from tmx.read import read_tmx
from tmx.unit import Header, Note, Prop, TranslationUnit, Ude, Variant
from tmx.write import write_tmx

HEAD = Header("duizhao", "0.1.0", "sentence", "duizhao", "en", "zh-CN", "plaintext")


def pair(chinese: Content, english: str = "Today.") -> TranslationUnit:
    return TranslationUnit((Variant("zh-CN", "zh-Hans", chinese), Variant("en-US", "en-US", (english,))))


def written(*units: TranslationUnit, header: Header = HEAD) -> str:
    return b"".join(write_tmx(header, units)).decode("utf-8")


def test_every_byte() -> None:
    unit = TranslationUnit(
        (
            Variant(
                "zh-CN", "zh-Hans", ("甲<乙>&", Code("ph", (("x", "1"),), ("<br/>",)), "丙"), (("changeid", "me"),)
            ),
            Variant("en-US", "en-US", ('a "b" ]]> c',), (), (Prop("x-a", "v"), Note("n"))),
        ),
        (("creationdate", "20260101T000000Z"), ("tuid", 'a"b')),
        (Note("看"), Prop("x-a", "甲\r乙", (("xml:lang", "zh"),))),
    )
    ude = Ude((("base", "b"), ("name", "u")), ((("code", "c"), ("unicode", "#x1")),))
    header = HEAD._replace(annotations=(Prop("x-p", "v"), ude), others=(("creationdate", "20260101T000000Z"),))
    assert written(unit, header=header) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        '<header creationtool="duizhao" creationtoolversion="0.1.0" segtype="sentence" o-tmf="duizhao" adminlang="en"'
        ' srclang="zh-CN" datatype="plaintext" creationdate="20260101T000000Z">\n'
        '<prop type="x-p">v</prop>\n'
        '<ude name="u" base="b"><map unicode="#x1" code="c"/></ude>\n'
        "</header>\n"
        "<body>\n"
        '<tu tuid="a&quot;b" creationdate="20260101T000000Z">\n'
        "<note>看</note>\n"
        '<prop type="x-a" xml:lang="zh">甲&#13;乙</prop>\n'
        '<tuv xml:lang="zh-CN" changeid="me"><seg>甲&lt;乙>&amp;<ph x="1">&lt;br/></ph>丙</seg></tuv>\n'
        '<tuv xml:lang="en-US"><prop type="x-a">v</prop><note>n</note><seg>a "b" ]]&gt; c</seg></tuv>\n'
        "</tu>\n"
        "</body>\n"
        "</tmx>\n"
    )


def test_nothing_is_closed_before_the_last_unit() -> None:
    chunks = list(write_tmx(HEAD, [pair(("甲",)), pair(("乙",))]))
    assert [b"</body>" in chunk for chunk in chunks] == [False, False, True]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused_by_name(character: str) -> None:
    with pytest.raises(FormatError) as found:
        written(pair(("甲",)), pair((f"甲{character}乙",)))
    assert str(found.value) == (
        f"unit 2: U+{ord(character):04X} in the segment in zh-CN cannot stand in XML: replace it"
    )
    with pytest.raises(FormatError, match=r"^unit 1: U\+.* in its codes or properties"):
        written(pair(("甲",))._replace(annotations=(Note(character),)))
    with pytest.raises(FormatError, match=r"^header: U\+"):
        written(header=HEAD._replace(creationtool=character))


LEGAL = st.text(
    st.one_of(
        st.sampled_from("\t\n\r<>&\"']𠮷\u0085\u2028\ue000\uf900 "),
        st.characters(min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"),
    )
)
NAMES = st.from_regex(r"y[a-z0-9-]{0,7}", fullmatch=True)
ATTRIBUTES = st.dictionaries(NAMES, LEGAL, max_size=2).map(lambda pairs: tuple(sorted(pairs.items())))
NATIVE = st.builds(lambda text: (text,) if text else (), LEGAL)
CODES = st.builds(Code, st.sampled_from(["bpt", "ept", "ph", "it", "hi", "ut"]), ATTRIBUTES, NATIVE)
CONTENTS = st.lists(st.tuples(CODES, LEGAL), max_size=2).map(
    lambda pairs: tuple(piece for pair in pairs for piece in pair if piece != "")
)


@given(LEGAL, CONTENTS, LEGAL, LEGAL)
def test_what_is_written_is_read_again(text: str, content: Content, note: str, tool: str) -> None:
    unit = TranslationUnit(
        (Variant("zh-CN", "zh-Hans", (text,) if text else ()), Variant("en-US", "en-US", content)),
        (("tuid", note),),
        (Note(note), Prop("x-a", text)),
    )
    header = HEAD._replace(creationtool=tool, annotations=(Note(note),))
    found = read_tmx(io.BytesIO(written(unit, header=header).encode("utf-8")))
    assert found.header == header
    assert [one._replace(line=0, number=0) for one in found] == [unit]


TEXTS = st.text(st.sampled_from('甲a\t\n\r<>&"]𠮷 '), max_size=4)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, CONTENTS), min_size=4, max_size=6)
KINDS = ["tuid", "x-b", "x-a", "creationdate"]


@given(
    ROWS,
    st.lists(st.sampled_from(KINDS), max_size=3),
    st.lists(st.sampled_from([Note("n"), Note("n", (("o-encoding", "x"),)), Prop("x-a", "v"), Prop("<", "")])),
    st.sampled_from(["zh-CN", "", "ZH_cn"]),
    st.integers(0, 6),
    st.sampled_from(["xml:lang", "lang"]),
)
def test_units_alike_are_written_together_as_one_by_one(
    rows: list[tuple[str, str, Content]],
    names: list[str],
    noted: list[Note | Prop],
    code: str,
    odd: int,
    language: str,
) -> None:
    def unit(value: str, text: str, content: Content) -> TranslationUnit:
        attributes = tuple((name, value) for name in names)
        annotations = tuple(one._replace(text=text) for one in noted)
        variants = Variant(code, "zh", content, attributes, annotations), Variant("en", "en", (text,) if text else ())
        return TranslationUnit(variants, attributes, annotations)

    units = [unit(*row) for row in rows]
    for batch in (units, [*units[:odd], TranslationUnit(()), *units[odd:]], [TranslationUnit(())] * 4):
        assert markup_of(batch, language) == [unit_markup(one, language) for one in batch]


@needs_shared
@pytest.mark.parametrize("folder", ["tmx-okapi", "tmx-omegat", "tmx-heartsome", "variants"])
def test_samples_keep_all_that_they_have(folder: str) -> None:
    for path in sorted(SHARED.glob(f"samples/{folder}/*")):
        if path.name in ("ctrl_raw.tmx", "truncated.tmx", "ImportTMXTest0.tmx"):
            continue
        before = read_tmx(path)
        units = list(before)
        after = read_tmx(io.BytesIO(written(*units, header=before.header).encode("utf-8")))
        assert after.header == before.header._replace(version="1.4"), path.name
        assert [ordered(one) for one in after] == [ordered(one) for one in units], path.name


def ordered(unit: TranslationUnit) -> TranslationUnit:
    """The unit without its place, attributes in one order, the language as `xml:lang`."""
    variants = tuple(one._replace(attributes=tuple(sorted(one.attributes))) for one in unit.variants)
    return unit._replace(variants=variants, attributes=tuple(sorted(unit.attributes)), line=0)


@needs_shared
def test_what_we_write_is_valid_by_the_dtd_and_by_omegats_schema(tmp_path: Path) -> None:
    coded = unit('<bpt i="1" x="1">&lt;b></bpt>今天<ept i="1">&lt;/b></ept><it pos="begin"/><hi>好</hi>')
    full = (
        '<tu tuid="1" changeid="a" creationdate="20260101T000000Z"><note>n</note><prop type="x-a">v</prop>' + UNIT[4:]
    )
    source = reader(memory(coded, full).replace(HEADER, HEADER.replace("/>", "><note>n</note></header>")))
    path = tmp_path / "m.tmx"
    path.write_bytes(b"".join(write_tmx(source.header, source)))
    check = SHARED / "checks" / "tmx_schema_check.py"
    result = subprocess.run([sys.executable, str(check), str(path)], capture_output=True, text=True, check=False)
    assert json.loads(result.stdout)["valid"], result.stdout
    assert json.loads(result.stdout)["units"] == 2


SCRIPT = """
import io, sys
from tests.tmx.memories import memory, reader, unit
from tmx.write import write_tmx
source = reader(memory(*[unit(f'<ph b="1" a="2" x="{n}">{n}</ph>今天') for n in range(50)]))
sys.stdout.buffer.write(b"".join(write_tmx(source.header, source)))
"""


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    assert len(printed_by_processes(SCRIPT)) == 1


def test_a_unit_without_language_is_written_as_it_is() -> None:
    text = written(TranslationUnit((Variant("", "", ("甲",)),)))
    assert "<tuv><seg>甲</seg></tuv>" in text

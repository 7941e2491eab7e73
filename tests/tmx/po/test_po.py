"""PO: messages as units, and units as messages that gettext takes."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import EncodingError, FormatError, InputError, LimitError, UnreadableError
from tests.shared import SHARED, needs_shared
from tests.tmx.xliff.files import HEADER, bare, code, pair
from tmx.loss import Losses
from tmx.po.read import PoReader, read_po
from tmx.po.strings import escaped, quoted_text, string_lines, unescaped
from tmx.po.write import write_po
from tmx.read import read_tmx
from tmx.unit import Header, Note, Prop, TranslationUnit, Variant

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"X-Source-Language: en\\n"\n'
)
OPEN = 'msgid "Open the file."\nmsgstr "打开文件。"\n'


def read(text: str | bytes) -> PoReader:
    return read_po(io.BytesIO(text.encode("utf-8") if isinstance(text, str) else text), "a.po")


def texts(text: str) -> list[tuple[str, ...]]:
    return [tuple(variant.text for variant in unit.variants) for unit in read(text)]


def written(*found: TranslationUnit, header: Header = HEADER, losses: Losses | None = None) -> str:
    return b"".join(write_po(header, found, losses or Losses())).decode("utf-8")


def messages(text: str) -> str:
    """What follows the header."""
    return text.partition("\n\n")[2]


def test_a_message_is_a_unit() -> None:
    found = read(f"{HEAD}\n{OPEN}")
    assert (found.header.srclang, found.target_language, found.encoding) == ("en", "zh-CN", "utf-8")
    assert list(found) == [
        TranslationUnit(
            (Variant("en", "en", ("Open the file.",)), Variant("zh-CN", "zh-Hans", ("打开文件。",))), (), (), 1, 7
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('msgid "a"\nmsgstr ""\n', [("a",)], id="not translated"),
        pytest.param('msgid ""\n"a"\n"b\\n"\nmsgstr ""\n"甲\\n"\n', [("ab\n", "甲\n")], id="in several lines"),
        pytest.param('msgid "a" "b"\n\tmsgstr\t"甲"\n', [("ab", "甲")], id="odd spaces"),
        pytest.param('msgid "\\"\\\\n\\t\\101\\x41"\nmsgstr "甲"\n', [('"\\n\tAA', "甲")], id="escapes"),
        pytest.param('msgid "a\u2028b\x0bc"\nmsgstr "甲"\n', [("a\u2028b\x0bc", "甲")], id="no line ends"),
        pytest.param('msgid "a"\nmsgstr "甲"\nmsgid "b"\nmsgstr "乙"\n', [("a", "甲"), ("b", "乙")], id="no blank"),
        pytest.param('#~ msgid "a"\n#~ msgstr ""\n#~ "甲"\n', [("a", "甲")], id="obsolete"),
        pytest.param(OPEN.replace("\n", "\r\n"), [("Open the file.", "打开文件。")], id="CRLF"),
        pytest.param(OPEN[:-1], [("Open the file.", "打开文件。")], id="without a last line end"),
        pytest.param("# only a comment\n", [], id="comment"),
    ],
)  # fmt: skip
def test_ways_of_writing(text: str, expected: list[tuple[str, ...]]) -> None:
    assert texts(f"{HEAD}\n{text}") == expected


def test_lines_may_end_as_on_old_macs() -> None:
    assert texts(f"{HEAD}\n{OPEN}".replace("\n", "\r")) == [("Open the file.", "打开文件。")]


def test_comments_flags_contexts_and_the_previous_message() -> None:
    text = (
        "# note one\n#  more\n#\n# note two\n#. extracted\n#. x-duizhao-bead: 7\n#: a.c:1 b.c:2\n#: c.c:3\n"
        '#, fuzzy, c-format\n#| msgid "Opn"\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "打开"\n'
    )
    [unit] = read(f"{HEAD}\n{text}")
    assert unit.annotations == (
        Note("note one\n more"),
        Note("note two"),
        Prop("x-duizhao-bead", "7"),
        Prop("x-po-msgctxt", "menu"),
        Prop("x-po-references", "a.c:1 b.c:2\nc.c:3"),
        Prop("x-po-flags", "c-format"),
        Prop("x-po-extracted", "extracted"),
        Prop("x-po-previous-msgid", "Opn"),
        Prop("x-duizhao-status", "doubtful"),
    )
    assert messages(written(unit, header=read(HEAD).header)) == text + "\n"


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        pytest.param('msgstr[0] "%d 个文件"\n', [("%d files", "%d 个文件")], id="one form translates the plural"),
        pytest.param(
            'msgstr[0] "ein"\nmsgstr[1] "%d"\n', [("one file", "ein"), ("%d files", "%d")], id="the first, the singular"
        ),
        pytest.param('msgstr[0] ""\n', [("%d files",)], id="not translated"),
    ],
)
def test_each_plural_form_is_a_unit(forms: str, expected: list[tuple[str, ...]]) -> None:
    text = f'{HEAD}\nmsgid "one file"\nmsgid_plural "%d files"\n{forms}'
    assert texts(text) == expected
    found = list(read(text))
    assert [(prop.type, prop.text) for prop in found[-1].props] == [
        ("x-po-msgid", "one file"),
        ("x-po-msgid_plural", "%d files"),
        ("x-pluralform", str(len(expected) - 1)),
    ]
    assert messages(written(*found, header=read(text).header)) == text.partition("\n\n")[2] + "\n"


def test_the_header_keeps_its_fields() -> None:
    head = HEAD.replace(
        '"Language', '"Project-Id-Version: x 1\\n"\n"PO-Revision-Date: 2026-01-01 10:00+0800\\n"\n"Language'
    )
    found = read(f"{head}\n{OPEN}")
    assert found.header.props == (
        Prop("x-po-header-Project-Id-Version", "x 1"),
        Prop("x-po-header-PO-Revision-Date", "2026-01-01 10:00+0800"),
    )
    assert written(*found, header=found.header).startswith(
        'msgid ""\nmsgstr ""\n"Project-Id-Version: x 1\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
        '"PO-Revision-Date: 2026-01-01 10:00+0800\\n"\n"Language: zh_CN\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Source-Language: en\\n"\n\n'
    )


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        (f"{HEAD}\n{OPEN}", "en", "zh-CN"),
        (OPEN, "en-US", "zh-CN"),
        ('msgid "OK"\nmsgstr "确定"\n', "en", "zh-CN"),
        ('msgid "今天天气很好。"\nmsgstr "It is a fine day in the town."\n', "zh-CN", "en-US"),
        (f"{HEAD.replace('zh_CN', 'sr@latin')}\n{OPEN}", "en", "sr"),
    ],
)
def test_languages_are_named_or_told_from_the_texts(text: str, source: str, target: str) -> None:
    found = read(text)
    assert (found.header.srclang, found.target_language) == (source, target)


@pytest.mark.parametrize(("charset", "encoding"), [("GBK", "gb18030"), ("BIG5", "big5"), ("CHARSET", "utf-8")])
def test_the_charset_of_the_header_is_obeyed(charset: str, encoding: str) -> None:
    text = f"{HEAD.replace('UTF-8', charset)}\n{OPEN.replace('打开文件。', '天')}"
    assert [unit.variants[1].text for unit in read(text.encode(encoding))] == ["天"]


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (b"", UnreadableError, "a.po: the file is empty"),
        (HEAD.encode("utf-16"), EncodingError, "a.po: UTF-16, in which PO is not written"),
        (HEAD.replace("UTF-8", "klingon").encode(), EncodingError, "a.po: unknown charset `klingon`"),
        (f"{HEAD}\n{OPEN}".encode("gb18030"), EncodingError, "a.po:8: byte B4 is not UTF-8"),
        (f"{HEAD}\ngarbage\n".encode(), FormatError, "a.po:7: expected a keyword and a quoted text, found `garbage`"),
        (f'{HEAD}\nmsgid "a\n'.encode(), FormatError, "a.po:7: expected a keyword and a quoted text"),
        (f'{HEAD}\nmsgid "a"\n\n{OPEN}'.encode(), FormatError, "a.po:7: a message without msgstr"),
        (f'{HEAD}\nmsgstr "a"\n'.encode(), FormatError, "a.po:7: a message without msgid"),
        (f'{HEAD}\nmsgid "a"\nmsgid "b"\n'.encode(), FormatError, "a.po:8: a second msgid in one message"),
        (f'{HEAD}\nmsgid "{"a" * 11_000_000}"'.encode(), LimitError, "a.po:7: longer than 10,000,000 bytes"),
    ],
)
def test_what_is_no_po_is_refused_with_the_line(text: bytes, error: type[InputError], message: str) -> None:
    with pytest.raises(error) as found:
        list(read(text))
    assert str(found.value).startswith(message)


def test_what_a_memory_notes_is_kept_in_comments() -> None:
    unit = TranslationUnit(
        (
            Variant("zh-CN", "zh-Hans", ("甲",), (("changeid", "王"),), (Prop("Some type", " v "),)),
            Variant("en-US", "en-US", ("a",)),
        ),
        (("tuid", "7"), ("creationdate", "20260101T000000Z")),
        (Note("n\nm"), Prop("x-a", "1\n2"), Prop("x-b", ""), Prop("x-duizhao-status", "accepted")),
    )
    losses = Losses()
    text = written(unit, losses=losses)
    assert "# n\n# m\n#. x-tmx-unit:creationdate: 20260101T000000Z\n#. x-a: 1\\n2\n#. x-b: \n" in text
    assert [bare(one) for one in read(text)] == [unit]
    assert list(losses) == []


def test_messages_are_told_apart() -> None:
    losses = Losses()
    found = [pair(("甲",), (text,), tuid="") for text in ("a", "a", "b")]
    text = written(*found, losses=losses)
    assert messages(text) == (
        'msgid "甲"\nmsgstr "a"\n\n#. x-po-msgctxt-before: \nmsgctxt "#3"\nmsgid "甲"\nmsgstr "b"\n\n'
    )
    assert losses.lines() == ["not carried: 1 × unit that repeats another: left out (first in unit 2)"]
    assert [bare(unit) for unit in read(text)] == [bare(found[0]), bare(found[2])]


def test_codes_are_text_and_empty_sources_are_left_out() -> None:
    losses = Losses()
    found = [pair((code("ph", "<br/>", x="1"), "甲"), ("a",), tuid=""), pair((), ("a",), tuid="")]
    assert messages(written(*found, losses=losses)) == 'msgid "<br/>甲"\nmsgstr "a"\n\n'
    assert [loss.reason for loss in losses] == ["inline code: it is plain text", "unit without a source text: left out"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ['msgid ""']),
        ("a", ['msgid "a"']),
        ("a\n", ['msgid "a\\n"']),
        ("a\nb", ['msgid ""', '"a\\n"', '"b"']),
        ('"\\\x01', ['msgid "\\"\\\\\\001"']),
    ],
)
def test_strings(text: str, lines: list[str]) -> None:
    assert string_lines("msgid", text) == lines
    assert unescaped(escaped(text)) == text


def test_what_is_no_string() -> None:
    assert [quoted_text(text) for text in ("", "a", '"a', '"a" b', '"a""b"')] == [None, None, None, None, "ab"]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
TYPES = st.sampled_from(["x-a", "x-po-msgctxt", "Att::b c"])
NOTED = st.tuples(TYPES, TEXT).map(lambda pair: Prop(*pair))


@settings(max_examples=60)
@given(TEXT, TEXT, st.lists(NOTED, max_size=2, unique_by=lambda prop: prop.type))
def test_any_text_comes_back(source: str, target: str, noted: list[Prop]) -> None:
    noted.sort(key=lambda prop: prop.type == "x-po-msgctxt")
    unit = pair((source,), (target,), *noted, tuid="")
    assert [bare(one) for one in read(written(unit))] == [bare(unit)]


@needs_shared
@pytest.mark.parametrize("folder", ["tmx-okapi", "tmx-omegat", "tmx-heartsome", "variants"])
def test_memories_of_others_become_po_with_every_loss_counted(folder: str) -> None:
    for path in sorted(SHARED.glob(f"samples/{folder}/*")):
        if path.name in ("ctrl_raw.tmx", "truncated.tmx", "ImportTMXTest0.tmx"):
            continue
        memory = read_tmx(path)
        found, losses = list(memory), Losses()
        again = list(read(written(*found, header=memory.header, losses=losses)))
        assert len(again) == len(found) - losses.left_out, path.name


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("看 ", "white space at the end of a line of a note"),
        ("看\t\n说", "white space at the end of a line of a note"),
        ("看\n\n说", "empty line of a note: what stands around it becomes notes of their own"),
    ],
)
def test_what_a_note_loses_is_counted(note: str, reason: str) -> None:
    losses = Losses()
    b"".join(write_po(HEADER, [pair(("甲",), ("a",), Note(note))], losses))
    assert losses.lines() == [f"not carried: 1 × {reason} (first in unit 1)"]


@pytest.mark.parametrize("text", ["甲%s", 'a "b"', "\\n", " a", "a ", "a\nb", "\u2028", "{0}", "\uf8ff1\uf8ff"])
def test_a_message_like_others_is_written_as_one_of_its_own(text: str) -> None:
    like = pair((text,), ("甲 " + text,), Prop("x-a", text), tuid=text)
    of_its_own = like._replace(annotations=(*like.annotations, Note("看")))
    lines = b"".join(write_po(HEADER, [like], Losses()))
    assert lines == b"".join(write_po(HEADER, [of_its_own], Losses())).replace("# 看\n".encode(), b"")


def test_a_message_like_others_is_left_out_where_it_repeats_one() -> None:
    losses = Losses()
    units = [pair(("甲",), ("a",), tuid=""), pair(("甲",), ("a",), tuid=""), pair(("甲",), ("b",), tuid="")]
    text = b"".join(write_po(HEADER, units, losses)).decode()
    assert text.count('msgid "甲"') == 2
    assert 'msgctxt "#3"' in text
    assert losses.lines() == ["not carried: 1 × unit that repeats another: left out (first in unit 2)"]


def test_units_without_a_language_are_left_out_one_like_the_other() -> None:
    nameless = TranslationUnit((Variant("", "", ("甲",)), Variant("", "", ("a",))))
    losses = Losses()
    b"".join(write_po(HEADER, [nameless, nameless], losses))
    assert losses.left_out == 2


def test_an_empty_name_is_none_whatever_the_units_beside_it() -> None:
    empty = pair(("乙",), ("b",))._replace(attributes=(("tuid", ""),))
    assert '\n\nmsgid "乙"' in written(pair(("甲",), ("a",), tuid="1"), empty)

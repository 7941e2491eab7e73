"""Messages of single lines are read by the fast path exactly as line by line."""

import io
from collections.abc import Iterator

import pytest

from corpus import InputError
from tmx.po import read
from tmx.unit import TranslationUnit

HEADER = 'msgid ""\nmsgstr "Language: zh_CN\\nX-Source-Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
FIRST = "".join(f'msgid "a {n}"\nmsgstr "甲{n}"\n\n' for n in range(201))
"""More messages than are read before the languages are known."""
MESSAGES = [
    '#. x-bead: 1\n#. x-tmx-unit:tuid: 7\n#. x-tmx-unit:creationid: b: c\nmsgid "a"\nmsgstr "甲"\n\n',
    'msgid "a\\n\\"b\\" \\\\"\nmsgstr "甲\\t"\n\n',
    '#. x-a: \\x20b\\x20\nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-a: b \nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-: b\nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-a:\nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-a b: c\nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-duizhao-status: doubtful\nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-tmx-target:xml:lang: zh-TW\nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-tmx-unit:tuid: 1\n#. x-tmx-unit:tuid: 2\nmsgid "a"\nmsgstr "甲"\n\n',
    '#. x-po-msgctxt-before: c\nmsgid "a"\nmsgstr "甲"\n\n',
    'msgid "a"\nmsgstr ""\n\n',
    'msgid ""\nmsgstr "甲"\n\n',
    'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "甲"\n\n',
    'msgid "a"\nmsgstr ""\n"甲"\n\n',
    'msgid "a"\nmsgstr "甲"\nmsgid "b"\nmsgstr "乙"\n\n',
    '# 看\n\nmsgid "a"\nmsgstr "甲"\n\n',
    'msgid "a"\nmsgstr "甲"\n#~ msgid "b"\n#~ msgstr "乙"\n\n',
    ' msgid "a"\nmsgstr "甲"\n \n',
    'msgid "a"\r\nmsgstr "甲"\r\n\r\n',
    'msgid "a" "b"\nmsgstr "甲"\n\n',
    'msgid "a"\nmsgstr "甲\n\n',
    'msgid "a"\nmsgid "甲"\n\n',
    'msgid "a"\nmsgstr "甲"',
    "\n\n\n",
]


def found(text: str) -> list[TranslationUnit] | str:
    """The units, or why there are none."""
    try:
        return list(read.read_po(io.BytesIO(text.encode()), "a.po"))
    except InputError as error:
        return str(error)


@pytest.mark.parametrize("at", range(len(MESSAGES)))
def test_any_message_is_read_as_line_by_line(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEADER}{FIRST}{MESSAGES[at]}{FIRST}"
    fast = found(text)

    def none(*_: object) -> Iterator[TranslationUnit]:
        return iter(())

    monkeypatch.setattr(read, "plain_units", none)
    assert fast == found(text)


def test_a_byte_that_is_not_utf_8_is_told_with_its_line() -> None:
    data = f"{HEADER}{FIRST}".encode() + b'msgid "\xff"\nmsgstr "b"\n'
    with pytest.raises(InputError, match=r"^a\.po:607: byte FF is not UTF-8"):
        list(read.read_po(io.BytesIO(data), "a.po"))

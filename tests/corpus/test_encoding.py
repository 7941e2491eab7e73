"""Encodings: told from the whole file, decoded strictly, or "cannot tell"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import decode, detect
from corpus.errors import EncodingError

SIMPLIFIED = (
    "七月二十日，工会召开了小组长会议。会上介绍了推广先进经验的办法，大家认为这个办法很好，工人们也愿意学习。\n"
    "为了提高产品质量，各车间订立了技术互助合同，老工人帮助新工人掌握操作方法，生产任务按时完成了。\n"
)
TRADITIONAL = (
    "七月二十日，工會召開了小組長會議。會上介紹了推廣先進經驗的辦法，大家認為這個辦法很好，工人們也願意學習。\n"
    "為了提高產品質量，各車間訂立了技術互助合同，老工人幫助新工人掌握操作方法，生產任務按時完成了。\n"
)
ENGLISH = "The committee met on July 20th and introduced the methods of the factory to all of its workers.\n"


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, ENGLISH + SIMPLIFIED], ids=["hans", "hant", "mixed"])
@pytest.mark.parametrize(
    ("codec", "name", "how"),
    [
        ("utf-8", "utf-8", "UTF-8"),
        ("utf-8-sig", "utf-8", "BOM"),
        ("utf-16", "utf-16-le", "BOM"),
        ("utf-32", "utf-32-le", "BOM"),
        ("utf-16-le", "utf-16-le", "NUL pattern"),
        ("utf-16-be", "utf-16-be", "NUL pattern"),
        ("gb18030", "gb18030", "frequent characters"),
    ],
)
def test_told_and_decoded(text: str, codec: str, name: str, how: str) -> None:
    found, encoding = decode(text.encode(codec), "a.txt")
    assert found == text
    assert (encoding.name, encoding.how) == (name, how)


def test_big5() -> None:
    found, encoding = decode(TRADITIONAL.encode("big5hkscs"), "a.txt")
    assert found == TRADITIONAL
    assert encoding.name == "big5hkscs"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [60, 100, 200])
@pytest.mark.parametrize("start", [0, 12, 48])
def test_short_cuts(codec: str, length: int, start: int) -> None:
    data = SIMPLIFIED.replace("\n", "").encode(codec)[start : start + length]
    assert detect(data, "a.txt").name == codec


def test_latin_text_in_utf16_without_a_mark() -> None:
    assert decode(ENGLISH.encode("utf-16-be"), "a.txt")[0] == ENGLISH


@pytest.mark.parametrize("label", ["gb2312", "GBK", "gb18030"])
def test_all_gb_labels_are_read_as_gb18030(label: str) -> None:
    text, encoding = decode("朱镕基".encode("gb18030"), "a.txt", given=label)
    assert (text, encoding.name, encoding.how) == ("朱镕基", "gb18030", "given")


def test_a_given_encoding_goes_before_everything() -> None:
    with pytest.raises(EncodingError, match=r"a.txt: byte \d+: .* is not GB18030 \(given\)"):
        decode(b"\xe5\xb7\xff", "a.txt", given="gb18030")


def test_a_given_utf8_loses_its_mark() -> None:
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode(), "a.txt", given="utf-8")[0] == SIMPLIFIED


@pytest.mark.parametrize("given", ["csGB2312", "GB_2312-80", "windows-936", "x-gbk", "gbk", "GB18030-2022"])
def test_labels_that_other_programs_write(given: str) -> None:
    assert decode("技協㐀".encode("gb18030"), "a.txt", given=given)[0] == "技協㐀"


@pytest.mark.parametrize("given", ["klingon", "hex", "rot13"])
def test_unknown_encodings(given: str) -> None:
    with pytest.raises(EncodingError, match=f"a.txt: unknown encoding '{given}': use utf-8, gb18030, big5 or utf-16"):
        decode(b"x", "a.txt", given=given)


@pytest.mark.parametrize(
    ("bad", "offset"),
    [(b"\xed\xa0\x80", 6), (b"\xc0\xaf", 6), (b"\xf4\x90\x80\x80", 6), (b"\xff\xfe", 6)],
    ids=["surrogate", "overlong", "above U+10FFFF", "no UTF-8 byte"],
)
def test_bad_utf8_is_refused_with_its_offset(bad: bytes, offset: int) -> None:
    data = "工人".encode() + bad + SIMPLIFIED.encode()
    with pytest.raises(EncodingError, match=rf"^a.txt: byte {offset}: .*use --encoding-errors replace$"):
        decode(data, "a.txt")
    text, encoding = decode(data, "a.txt", errors="replace")
    assert text.startswith("工人\ufffd")
    assert f"{text.count(chr(0xFFFD))} characters could not be decoded" in encoding.doubt


def test_a_last_character_cut_off_is_refused() -> None:
    with pytest.raises(EncodingError, match=r"^a.txt: byte 3: E4 BA is not UTF-8"):
        decode("工人".encode()[:-1], "a.txt")


def test_a_text_from_mid_character_is_refused() -> None:
    data = SIMPLIFIED.encode("utf-16-le")[1:]
    with pytest.raises(EncodingError, match=r"^a.txt: byte 0: "):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data", [b"caf\xe9 cr\xe8me", b"\xb0\xa1", b"\x81\x40\x82\x50" * 9], ids=["latin-1", "one character", "rare"]
)
def test_cannot_tell(data: bytes) -> None:
    with pytest.raises(EncodingError, match=r"a.txt: cannot tell the encoding: name it with --encoding"):
        decode(data, "a.txt")


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: "\0" not in text and text[0] != "\ufeff"))
def test_utf8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode(), "a.txt")[0] == text

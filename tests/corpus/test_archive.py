"""Archives made to harm, and damaged ones: refused with one line, with little read (B21 to B24)."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Archive, FormatError, InputError, LimitError


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return packed.getvalue()


def opened(packed: bytes) -> Archive:
    return Archive(io.BytesIO(packed), "a.docx")


def test_members_are_read_by_name() -> None:
    with opened(archive({"word/document.xml": "甲".encode(), "media/image.png": b"x" * 100})) as found:
        assert found.members == ("word/document.xml", "media/image.png")
        assert found.read("word/document.xml").decode() == "甲"


def test_b21_a_bomb_is_refused_while_it_is_unpacked() -> None:
    bomb = archive({"word/document.xml": bytes(50_000_000)})
    assert len(bomb) < 500_000
    tracemalloc.start()
    with pytest.raises(LimitError, match=r"^a\.docx: word/document\.xml unpacks to more than 200 times its size"):
        for _ in opened(bomb).unpacked("word/document.xml"):
            pass
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.archive.MAX_READ_BYTES", 1_500)
    found = opened(archive({"a": bytes(1_000), "b": bytes(1_000)}))
    found.read("a")
    with pytest.raises(LimitError, match=r"^a\.docx: unpacks to more than 1,500 bytes"):
        found.read("b")


def test_b22_a_false_size_is_not_believed() -> None:
    packed = archive({"a": bytes(5_000_000)})
    false = packed.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))
    with pytest.raises(FormatError, match=r"^a\.docx: not a whole zip archive, as docx and xlsx are \(Bad CRC-32"):
        opened(false).read("a")


def test_b23_overlapping_members_are_refused() -> None:
    packed = bytearray(archive({"a": b"x" * 100, "b": b"y" * 100}, zipfile.ZIP_STORED))
    second = packed.rindex(b"PK\x01\x02")
    packed[second + 42 : second + 46] = struct.pack("<I", 10)
    with pytest.raises(LimitError, match=r"^a\.docx: member b overlaps another: nothing of it is read$"):
        opened(bytes(packed))


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "C:\\x", "C:/x", "a/../../x", "..\\x"])
def test_b24_names_that_lead_out_are_refused(name: str) -> None:
    with pytest.raises(LimitError, match="leads out of the archive"):
        opened(archive({name: b""}))


def test_b24_a_symbolic_link_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    with pytest.raises(LimitError, match="leads out of the archive"):
        opened(packed.getvalue())


def test_b25_what_is_not_asked_for_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.archive.MAX_READ_BYTES", 1_000)
    found = opened(archive({"media/film": bytes(10_000_000), "word/document.xml": b"<x/>"}))
    assert found.read("word/document.xml") == b"<x/>"


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LimitError, match=r"^a\.docx: 2,001 members, more than 2,000: this is no ordinary file$"):
        opened(archive({str(number): b"" for number in range(2_001)}))
    monkeypatch.setattr("corpus.archive.MAX_LIST_BYTES", 1_000)
    with pytest.raises(LimitError, match=r"^a\.docx: more than 2,000 members: this is no ordinary file$"):
        opened(archive({str(number): b"" for number in range(30)}))


@pytest.mark.parametrize(
    ("packed", "message"),
    [
        pytest.param(b"", "not a whole zip archive", id="empty"),
        pytest.param(b"\xd0\xcf\x11\xe0", "not a whole zip archive", id="an old Word file"),
        pytest.param(archive({"b": b""}), "a is missing in it", id="another file"),
        pytest.param(archive({"a": b"x"}, zipfile.ZIP_LZMA), "a is packed in an unusual way", id="method"),
        pytest.param(archive({"a": b"x"}).replace(b"\x14\0\0\0\x08", b"\x14\0\x01\0\x08"), "encrypted", id="password"),
        pytest.param(archive({"a": b"x" * 1000})[:-10], "not a whole zip archive", id="cut"),
        pytest.param(archive({"a": b"xyz"}, zipfile.ZIP_STORED).replace(b"xyz", b"xyy"), "Bad CRC-32", id="flipped"),
    ],
)
def test_what_cannot_be_read(packed: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message) as found:
        opened(packed).read("a")
    assert str(found.value).startswith("a.docx: ")


def test_two_members_of_one_name_are_refused() -> None:
    packed = archive({"a": b"1", "b": b"2"}).replace(b"b", b"a")
    with pytest.raises(FormatError, match="two members of the archive have one name"):
        opened(packed)


SOUND = archive({"a": b"0123456789" * 50, "b": b"<x/>"})


@given(st.integers(0, len(SOUND) - 1), st.integers(0, 255))
def test_a_changed_byte_is_noticed_or_harmless(place: int, byte: int) -> None:
    try:
        found = opened(SOUND[:place] + bytes([byte]) + SOUND[place + 1 :])
        assert found.read("a") == b"0123456789" * 50
    except InputError as error:
        assert "\n" not in str(error)

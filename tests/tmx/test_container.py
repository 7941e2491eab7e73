"""Containers: gzip as far as it is sound, zip archives of several memories, and archives made to harm."""

import gzip
import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from corpus import FormatError, InputError, LimitError, UnreadableError
from tests.tmx.memories import HEADER, UNIT, memory, texts, unit
from tmx.gunzip import Gunzip
from tmx.read import read_tmx


def numbered(first: int, count: int) -> str:
    return memory(*[unit(f"第{number}天。", f"Day {number}.") for number in range(first, first + count)])


def zipped(members: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


def test_the_memories_of_an_archive_are_read_in_the_order_of_their_names() -> None:
    packed = zipped({"b.tmx": numbered(2, 1), "readme.txt": "no", "sub/._b.tmx": "\x00", "a.TMX": numbered(1, 1)})
    assert texts(packed) == [("第1天。", "Day 1."), ("第2天。", "Day 2.")]


def test_what_the_header_of_a_later_memory_says_goes_to_its_units() -> None:
    second = memory(UNIT).replace('srclang="zh-CN"', 'srclang="en-US"').replace("<body>", "<body>", 1)
    with read_tmx(io.BytesIO(zipped({"1.tmx": memory(UNIT), "2.tmx": second})), "m.zip") as found:
        assert [one.attribute("srclang") for one in found] == ["", "en-US"]
        assert found.header.srclang == "zh-CN"
        assert found.remarks == ()


def test_what_units_cannot_carry_is_remarked() -> None:
    second = memory(UNIT).replace(HEADER, HEADER.replace("/>", '><prop type="x-a">v</prop></header>'))
    with read_tmx(io.BytesIO(zipped({"1.tmx": memory(UNIT), "2.tmx": second})), "m.zip") as found:
        assert len(list(found)) == 2
        [remark] = found.remarks
    assert (remark.rule, remark.name) == ("TMX-08", "m.zip/2.tmx")
    assert remark.message == "properties and notes of its header are left out: the first file's header stays"


def test_a_message_names_the_member() -> None:
    packed = zipped({"1.tmx": memory(UNIT), "2.tmx": memory(UNIT, unit("甲 & 乙"))})
    with pytest.raises(FormatError, match=r"^m\.tmx/2\.tmx:7: unit 2: not well-formed XML"):
        texts(packed)


def test_a_member_that_is_cut_off_names_the_last_good_unit() -> None:
    packed = zipped({"m.tmx": numbered(1, 2)[:-80]})
    with pytest.raises(FormatError, match=r"^m\.tmx:7: unit 2: the file ends inside <tu>; last good unit 1"):
        texts(packed)


@pytest.mark.parametrize("name", ["../../x.tmx", "/etc/x.tmx", "C:\\x.tmx", "a/../../x", "..\\x"])
def test_b24_a_name_that_leaves_the_archive_is_refused(name: str) -> None:
    with pytest.raises(LimitError, match="leaves the archive: nothing of it is read"):
        texts(zipped({"m.tmx": memory(UNIT), name: "x"}))


def test_b24_a_link_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("m.tmx")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(LimitError, match=r"member `m\.tmx` leaves the archive"):
        texts(packed.getvalue())


def test_b21_a_bomb_is_refused_while_it_is_unpacked() -> None:
    bomb = zipped({"m.tmx": memory(UNIT) + " " * 5_000_000})
    with pytest.raises(LimitError, match=r"^m\.tmx: unpacks to more than 200 times its size"):
        texts(bomb)


def test_b22_the_size_that_an_archive_states_is_not_believed() -> None:
    packed = bytearray(zipped({"m.tmx": numbered(1, 2000)}))
    entry = packed.rfind(b"PK\x01\x02")
    packed[entry + 24 : entry + 28] = struct.pack("<I", 100)
    with pytest.raises(InputError, match=r"^m\.tmx"):
        texts(bytes(packed))


def test_b23_overlapping_members_are_refused() -> None:
    packed = zipped({"a.tmx": memory(UNIT), "b.tmx": memory(UNIT)})
    second = packed.rfind(b"PK\x01\x02")
    both_at_the_start = packed[: second + 42] + struct.pack("<I", 0) + packed[second + 46 :]
    with pytest.raises(LimitError, match=r"member `[ab]\.tmx` overlaps another"):
        texts(both_at_the_start)


def test_more_than_two_thousand_members_are_refused() -> None:
    with pytest.raises(LimitError, match="2,001 members, more than 2,000"):
        texts(zipped({f"{number}.txt": "" for number in range(2001)}))


@pytest.mark.parametrize(
    ("packed", "error", "message"),
    [
        pytest.param(
            zipped({"a.txt": "x"}), FormatError, "m.tmx: the zip archive holds no .tmx: check which file it is",
            id="no memory",
        ),
        pytest.param(
            zipped({"a.tmx": memory(UNIT)})[:40], UnreadableError,
            "m.tmx: the zip archive cannot be read (File is not a zip file): unpack it first", id="cut archive",
        ),
    ],
)  # fmt: skip
def test_archives_that_cannot_be_read(packed: bytes, error: type[InputError], message: str) -> None:
    with pytest.raises(error) as found:
        texts(packed)
    assert str(found.value) == message


def test_gzip_of_several_parts_and_filled_up_with_zeros() -> None:
    text = numbered(1, 3).encode()
    packed = gzip.compress(text[:100]) + gzip.compress(text[100:]) + b"\x00" * 20_000
    assert len(texts(packed)) == 3


@pytest.mark.parametrize("kept", range(20, 100, 8))
def test_a_gzip_that_is_cut_off_gives_all_before_the_cut(kept: int) -> None:
    text = numbered(1, 3000).encode()
    packed = gzip.compress(text)
    source = Gunzip(io.BytesIO(packed[: len(packed) * kept // 100]))
    found = b""
    with pytest.raises(EOFError):
        while chunk := source.read(1 << 18):
            found += chunk
    assert text.startswith(found)
    assert len(found) > len(text) * (kept - 15) // 100


def test_a_damaged_gzip_names_the_last_good_unit() -> None:
    packed = bytearray(gzip.compress(numbered(1, 5000).encode()))
    packed[-8] ^= 0xFF  # the checksum: all units can be read, and none can be trusted
    with pytest.raises(FormatError, match=r"incorrect data check.*; last good unit 5000$"):
        texts(bytes(packed))


@pytest.mark.parametrize("place", range(100, 20_000, 2_000))
def test_a_flipped_byte_in_a_gzip_is_an_error_in_some_unit(place: int) -> None:
    packed = bytearray(gzip.compress(numbered(1, 5000).encode()))
    packed[place] ^= 0xFF
    with pytest.raises(InputError, match=r"unit \d+"):
        texts(bytes(packed))


def test_what_follows_a_gzip_is_a_fault() -> None:
    with pytest.raises(FormatError, match="cannot be read on"):
        texts(gzip.compress(memory(UNIT).encode()) + b"more")


MEASURE = """
import sys, tmx
with tmx.read_tmx(sys.argv[1]) as found:
    assert sum(1 for _ in found) == 40_000
assert "numpy" not in sys.modules
[line] = [line for line in open("/proc/self/status", encoding="ascii") if line.startswith("VmHWM")]
print(int(line.split()[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to read the peak of memory from")
def test_reading_takes_forty_megabytes_at_most(tmp_path: Path) -> None:
    """Nothing is kept, and no other room brings numpy with it."""
    path = tmp_path / "m.tmx.gz"
    path.write_bytes(gzip.compress(numbered(1, 40_000).encode()))
    root = Path(__file__).parent.parent.parent
    call = [sys.executable, "-c", MEASURE, str(path)]
    answer = subprocess.run(call, capture_output=True, text=True, check=False, cwd=root)
    assert int(answer.stdout) <= 40, answer.stderr

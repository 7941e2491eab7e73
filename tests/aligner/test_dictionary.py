"""The dictionary as arrays, and its place in the cache."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aligner import Dictionary, open_dictionary
from aligner.dictionary import load_dictionary, save_dictionary, toneless
from corpus import EncodingError, FormatError, UnreadableError
from tests.aligner.tiny import DICTIONARY, ENTRIES


def glosses(dictionary: Dictionary, word: str) -> dict[str, float]:
    row = dictionary.gloss[[dictionary.row(word)]].toarray()[0]
    return {stem: round(float(row[column]), 4) for column, stem in enumerate(dictionary.stems) if row[column]}


def same(one: Dictionary, other: Dictionary) -> bool:
    arrays = [(one.gloss, other.gloss), (one.walk, other.walk)]
    plain = (one.name, one.words, one.stems, dict(one.pinyin))
    return plain == (other.name, other.words, other.stems, dict(other.pinyin)) and all(
        np.array_equal(a.toarray(), b.toarray()) and a.dtype == b.dtype for a, b in arrays
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("工人", {"worker": 1.0}),
        ("工厂", {"factori": 0.5, "plant": 0.5}),
        ("好", {"good": 0.3333, "well": 0.3333, "fond": 0.3333}),
        ("陈", {"chen": 0.5, "surnam": 0.5}),
    ],
    ids=["classifier dropped", "two senses", "homographs, stopwords dropped", "variant dropped"],
)
def test_gloss(word: str, expected: dict[str, float]) -> None:
    assert glosses(DICTIONARY, word) == expected


def test_rows_sum_to_one() -> None:
    np.testing.assert_allclose(DICTIONARY.gloss.sum(axis=1), 1, rtol=1e-6)
    np.testing.assert_allclose(DICTIONARY.walk.sum(axis=1), 1, rtol=1e-6)


def test_walk_goes_to_paraphrases() -> None:
    """From factory by 工厂 to plant, half of the way; from worker nowhere else."""
    index = {stem: column for column, stem in enumerate(DICTIONARY.stems)}
    assert DICTIONARY.walk[index["factori"], index["plant"]] == pytest.approx(0.5)
    assert DICTIONARY.walk[index["worker"], index["worker"]] == pytest.approx(1.0)


@pytest.mark.parametrize(("pinyin", "plain"), [("Qing1 yang2", "qingyang"), ("lu:3", "lü"), ("r5", "r"), ("", "")])
def test_toneless(pinyin: str, plain: str) -> None:
    assert toneless(pinyin) == plain


def test_readings() -> None:
    assert DICTIONARY.pinyin["扬"] == ("yang",)
    assert DICTIONARY.pinyin["好"] == ("hao",)


def test_saved_and_loaded(tmp_path: Path) -> None:
    save_dictionary(DICTIONARY, tmp_path / "cache" / "d")
    assert same(load_dictionary(tmp_path / "cache" / "d"), DICTIONARY)
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["d"], "nothing half-made is left"


@pytest.fixture
def cedict(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.u8"
    path.write_text("\ufeff" + ENTRIES.replace("\n", "\r\n"), encoding="utf-8", newline="")
    return path


def cached(cache: Path) -> Path:
    [folder] = cache.glob("dictionary-*")
    return folder


class TestCache:
    def test_made_once(self, tmp_path: Path, cedict: Path) -> None:
        steps: list[str] = []
        made = open_dictionary(tmp_path / "cache", cedict, lambda step, done: steps.append(step))
        opened = open_dictionary(tmp_path / "cache", cedict, lambda step, done: steps.append(step))
        assert same(made, opened)
        assert len(steps) == 2, "the second time nothing is compiled"
        assert made.words == DICTIONARY.words
        assert made.name.startswith("tiny.u8#sha256:")

    @pytest.mark.parametrize(
        "harm",
        [
            lambda folder: (folder / "walk.data.npy").unlink(),
            lambda folder: (folder / "about.json").write_text("{", encoding="utf-8"),
            lambda folder: (folder / "about.json").write_text("[]", encoding="utf-8"),
            lambda folder: (folder / "words.txt").write_text("一", encoding="utf-8"),
            lambda folder: (folder / "gloss.indptr.npy").write_bytes(b""),
            lambda folder: (folder / "gloss.data.npy").write_bytes((folder / "gloss.data.npy").read_bytes()[:-8]),
            lambda folder: [path.unlink() for path in folder.iterdir()],
        ],
        ids=["no array", "cut json", "other json", "fewer words", "empty array", "cut array", "empty folder"],
    )
    def test_broken_is_made_again(self, tmp_path: Path, cedict: Path, harm: Callable[[Path], object]) -> None:
        made = open_dictionary(tmp_path / "cache", cedict)
        harm(cached(tmp_path / "cache"))
        assert same(open_dictionary(tmp_path / "cache", cedict), made)
        assert same(load_dictionary(cached(tmp_path / "cache")), made)

    def test_where_nothing_can_be_written(self, tmp_path: Path, cedict: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        assert open_dictionary(tmp_path / "file" / "cache", cedict).words == DICTIONARY.words

    def test_another_text_is_another_dictionary(self, tmp_path: Path, cedict: Path) -> None:
        open_dictionary(tmp_path / "cache", cedict)
        cedict.write_text("好 好 [hao3] /good/\n", encoding="utf-8")
        assert open_dictionary(tmp_path / "cache", cedict).words == ("好",)

    def test_two_processes_at_once(self, tmp_path: Path, cedict: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from aligner import open_dictionary; "
            "print(len(open_dictionary(Path(sys.argv[1]), Path(sys.argv[2])).words))"
        )
        command = [sys.executable, "-c", code, str(tmp_path / "cache"), str(cedict)]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
        assert [process.communicate()[0].strip() for process in running] == [str(len(DICTIONARY.words))] * 3
        assert [path.name for path in (tmp_path / "cache").iterdir()] == [cached(tmp_path / "cache").name]
        assert json.loads((cached(tmp_path / "cache") / "about.json").read_text(encoding="utf-8"))["name"]

    @pytest.mark.parametrize(
        ("content", "error", "message"),
        [
            ("工人 工人 [x] /arbeiter/".encode("gb18030"), EncodingError, "not UTF-8 at byte 0"),
            (b"no dictionary", FormatError, ":1: not a CC-CEDICT entry"),
            (b"", FormatError, "no entries"),
            (None, UnreadableError, "cannot be read"),
        ],
        ids=["GB18030", "another text", "empty", "missing"],
    )
    def test_refused(self, tmp_path: Path, content: bytes | None, error: type[Exception], message: str) -> None:
        path = tmp_path / "own.u8"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(error, match=message):
            open_dictionary(tmp_path / "cache", path)

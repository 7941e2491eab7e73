"""Gold alignments, and partial texts made from them."""

import importlib.util
import sys
from pathlib import Path

import pytest

from aligner import Rung, read_gold
from aligner.bead import spans_of
from aligner.formats.index_list import index_list
from aligner.gold import Gold, abridged
from corpus import FormatError, UnreadableError
from tests.aligner.tiny import CHINESE, ENGLISH, RUNGS, segments
from tests.shared import SHARED, needs_shared

TINY = Gold("tiny", segments(CHINESE * 10), segments(ENGLISH * 10), [Rung(0, 0)])
TINY = TINY._replace(rungs=[Rung(0, 0), *(Rung(i + 6 * n, j + 7 * n) for n in range(10) for i, j in RUNGS[1:])])


def write(folder: Path, name: str, chinese: str, english: str, gold: str) -> None:
    for side, ending, text in (("zh", "txt", chinese), ("en", "txt", english), ("gold", "align", gold)):
        (folder / side).mkdir(exist_ok=True)
        (folder / side / f"{name}.{ending}").write_text(text, encoding="utf-8")


def test_read_gold(tmp_path: Path) -> None:
    write(tmp_path, "b", "一。\n二。\n", "One.\nTwo.\nThree.\n", "[0]:[0]\n[1]:[1, 2]\n")
    write(tmp_path, "a", "一。\n", "One.\n", "[0]:[0]\n")
    first, second = read_gold(tmp_path)
    assert (first.name, second.name) == ("a", "b")
    assert [segment.text for segment in second.english] == ["One.", "Two.", "Three."]
    assert second.rungs == (Rung(0, 0), Rung(1, 1), Rung(2, 3))


def test_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"no gold/\*\.align in it"):
        read_gold(tmp_path)
    write(tmp_path, "a", "一。\n", "One.\nTwo.\n", "[0]:[0]\n")
    with pytest.raises(FormatError, match=r"a\.align: the beads end at \(1, 1\), but the texts have 1 and 2"):
        read_gold(tmp_path)


def test_abridged_loses_whole_beads() -> None:
    text = abridged(TINY, 0.5, 0.1, seed=1)
    assert text.rungs[-1] == (len(text.chinese), len(text.english))
    full = [(s, t) for s, t in spans_of(text.rungs) if s.end > s.start and t.end > t.start]
    nulls = [(s.end - s.start, t.end - t.start) for s, t in spans_of(text.rungs) if (s, t) not in full]
    assert set(nulls) == {(1, 0), (0, 1)}
    pairs = {(tuple(TINY.chinese[slice(*s)]), tuple(TINY.english[slice(*t)])) for s, t in spans_of(TINY.rungs)}
    assert all((tuple(text.chinese[slice(*s)]), tuple(text.english[slice(*t)])) in pairs for s, t in full)
    assert 0.35 <= 1 - len(full) / 60 - 0.1 <= 0.75


def test_the_same_seed_gives_the_same_text() -> None:
    assert abridged(TINY, 0.5, 0.1, seed=3) == abridged(TINY, 0.5, 0.1, seed=3)
    assert abridged(TINY, 0.5, 0.1, seed=3).rungs != abridged(TINY, 0.5, 0.1, seed=4).rungs


def test_everything_can_be_lost() -> None:
    assert not any(abridged(TINY, 1.0, 0.5, seed=1).english)
    assert len(abridged(TINY, 0.6, 0.9, seed=1).rungs) > 1


@needs_shared
@pytest.mark.parametrize("seed", [1, 2])
def test_as_make_partial_does(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("make_partial", SHARED / "eval" / "make_partial.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = SHARED / "eval" / "mac-dev"
    paths = [str(folder / name) for name in ("zh/003.txt", "en/003.txt", "gold/003.align")]
    monkeypatch.setattr(sys, "argv", ["make_partial.py", *paths, str(tmp_path), "--seed", str(seed)])
    module.main()
    [gold] = [gold for gold in read_gold(folder) if gold.name == "003"]
    text = abridged(gold, 0.5, 0.1, seed)
    for name, side in (("source.txt", text.chinese), ("target.txt", text.english)):
        assert (tmp_path / name).read_text(encoding="utf-8") == "".join(f"{segment.text}\n" for segment in side)
    lines = "".join(f"{index_list(s)}:{index_list(t)}\n" for s, t in spans_of(text.rungs))
    assert (tmp_path / "gold.align").read_text(encoding="utf-8") == lines

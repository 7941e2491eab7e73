"""What lies beside a store: made again it is the same, byte for byte, in however many parts it was read."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import OutputError
from memory import Lookup, open_store
from memory.generation import read_segment, write_segment
from memory.segment import Segment, merged, merging, segment_of
from memory.sidecar import Sidecar
from memory.signature import WORDS
from tests.memory.test_lookup import unit
from tmx import TranslationUnit, Variant

SEGMENTS = st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=30), min_size=1, max_size=5)


def segments_of(parts: list[list[tuple[int, int]]]) -> list[Segment]:
    """Segments of weights and numbers of bits; ids rise from part to part."""
    found, first = [], 0
    for part in parts:
        ids = np.arange(first, first + len(part), dtype=np.uint32)
        signatures = np.array([[(1 << bits) - 1] * WORDS for _, bits in part], "<u8").reshape(-1, WORDS)
        found.append(segment_of(ids, np.array([weight for weight, _ in part], np.uint16), signatures))
        first += len(part)
    return found


@given(SEGMENTS)
def test_piece_by_piece_it_is_the_segment_of_all(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[tuple[int, int]]]
) -> None:
    folder, segments = tmp_path_factory.mktemp("segments"), segments_of(parts)
    whole, count = merged(segments), sum(map(len, parts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("memory.segment._CHUNK", 8)
        write_segment(folder / "pieces", merging(segments), count)
    write_segment(folder / "whole", [whole], count)
    read = read_segment(folder / "pieces")
    for name in Segment._fields:
        np.save(folder / name, getattr(whole, name))
        assert np.array_equal(getattr(read, name), getattr(whole, name))
        saved = (folder / f"{name}.npy").read_bytes()
        assert [(folder / made / f"{name}.npy").read_bytes() for made in ("pieces", "whole")] == [saved] * 2


def arrays(sidecars: Path) -> dict[str, bytes]:
    """The arrays of all languages; a generation's name is the same in no other run."""
    return {f"{path.parts[-3]}/{path.name}": path.read_bytes() for path in sidecars.glob("*/*/*.npy")}


def test_read_in_parts_or_change_by_change_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sidecars = tmp_path / "memory.sqlite.sidecar"
    monkeypatch.setattr("memory.lookup._SETTLED_TAIL", 0)
    with open_store(tmp_path / "memory.sqlite") as store:
        for first in range(0, 60, 20):
            store.add(
                unit(f"第{number}车间{'好' * (number % 7)}", f"workshop {number}")
                for number in range(first, first + 20)
            )
            Lookup(store).settle()
        found = arrays(sidecars)
        assert len(found) == 6
        monkeypatch.setattr("memory.sidecar._BATCH", 7)
        monkeypatch.setattr("memory.sidecar.LONGEST_TAIL", 10)
        monkeypatch.setattr("memory.segment._CHUNK", 16)
        shutil.rmtree(sidecars)
        Lookup(store).settle()
    assert arrays(sidecars) == found
    assert not list(sidecars.rglob("parts"))


def test_of_a_rare_language_all_other_texts_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.lookup._SETTLED_TAIL", 10)
    german = TranslationUnit((Variant("de", "de", ("Werk",)), Variant("en", "en", ("plant",))), ())
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add([german, *(unit(f"第{number}车间", f"workshop {number}") for number in range(20))])
        Lookup(store).settle()
        assert {Sidecar(store.database, language).rev for language in ("de", "en", "zh")} == {store.revision}


def test_where_nothing_may_be_written_memory_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memory.sidecar.LONGEST_TAIL", 10)
    (tmp_path / "memory.sqlite.sidecar").write_text("a file where the folder would be", encoding="utf-8")
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add(unit(f"第{number}车间", f"workshop {number}") for number in range(60))
        lookup = Lookup(store)
        lookup.settle()
        assert [len(part.ids) for part in lookup._sidecar("zh").segments(0)] == [60]


def test_what_could_not_be_finished_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OutputError("the disk is full")

    monkeypatch.setattr("memory.sidecar.LONGEST_TAIL", 10)
    monkeypatch.setattr("memory.sidecar.write_atomically", full)
    with open_store(tmp_path / "memory.sqlite") as store:
        store.add(unit(f"第{number}车间", f"workshop {number}") for number in range(60))
        assert [len(part.ids) for part in Sidecar(store.database, "zh").segments(0)] == [60]
    assert list((tmp_path / "memory.sqlite.sidecar" / "zh").iterdir()) == []


def test_what_is_settled_is_not_gone_through_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of ten units is added to millions: only what came since is asked which languages there are."""
    monkeypatch.setattr("memory.lookup._SETTLED_TAIL", 0)
    asked: list[int] = []
    with open_store(tmp_path / "memory.sqlite") as store:
        as_it_is = store.languages

        def languages(since: int) -> list[str]:
            asked.append(since)
            return as_it_is(since)

        monkeypatch.setattr(store, "languages", languages)
        for other in ("en", "fr", "en"):
            store.add(
                [TranslationUnit((Variant("zh", "zh", (f"好{len(asked)}",)), Variant(other, other, ("bon",))), ())]
            )
            Lookup(store).settle()
    assert asked == [0, 1, 2]
    assert [path.parent.name for path in sorted(tmp_path.glob("*.sidecar/*/current"))] == ["en", "fr", "zh"]

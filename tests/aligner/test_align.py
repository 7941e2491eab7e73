"""From two documents to an alignment."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import Alignment, Mode, Rung, align, shipped_settings
from aligner.gold import Gold, abridged
from corpus import FormatError, LanguageError, plain_tokens
from tests.aligner.tiny import CHINESE, DICTIONARY, ENGLISH, RUNGS, en, segments, zh
from tests.command import printed_by_processes

SETTINGS = shipped_settings()


def aligned(chinese: Sequence[str], english: Sequence[str], fixed: Sequence[Rung] = ()) -> Alignment:
    return align(zh(*chinese), en(*english), DICTIONARY, SETTINGS, fixed)


def swapped(chinese: Sequence[str], english: Sequence[str], fixed: Sequence[Rung] = ()) -> Alignment:
    return align(en(*english), zh(*chinese), DICTIONARY, SETTINGS, fixed)


def covers(alignment: Alignment) -> bool:
    """Every segment of both sides in exactly one bead, in order; confidences are probabilities."""
    beads = alignment.beads
    source = [i for bead in beads for i in range(*bead.source)]
    target = [j for bead in beads for j in range(*bead.target)]
    return (
        source == list(range(len(alignment.source.segments)))
        and target == list(range(len(alignment.target.segments)))
        and all(0 <= bead.confidence <= 1 and bead.shape != (0, 0) for bead in beads)
    )


class TestTinyText:
    def test_rungs(self) -> None:
        alignment = aligned(CHINESE, ENGLISH)
        assert alignment.rungs == RUNGS
        assert [bead.shape for bead in alignment.beads] == [(1, 1), (1, 1), (1, 2), (1, 1), (1, 1), (1, 1)]
        assert min(alignment.confidences) > 0.5

    def test_signature_names_what_made_it(self) -> None:
        alignment = aligned(CHINESE, ENGLISH)
        assert "|dict:tiny|" in alignment.signature
        assert "|mode:translation|" in alignment.signature

    def test_swapped_sides_are_mirrored(self) -> None:
        alignment, mirrored = aligned(CHINESE, ENGLISH), swapped(CHINESE, ENGLISH)
        assert [(j, i) for i, j in mirrored.rungs] == list(alignment.rungs)
        assert mirrored.confidences == alignment.confidences
        assert mirrored.source.lang == "en"

    def test_a_passage_left_out(self) -> None:
        """Four Chinese sentences that the English leaves out are null beads of one segment each."""
        left_out = ["龘龘在山上看见了一只大老虎。"] * 4
        chinese = [*CHINESE[:2], *left_out, *CHINESE[2:]]
        alignment = align(zh(*chinese), en(*ENGLISH), DICTIONARY, shipped_settings(Mode.SUMMARY))
        assert alignment.rungs[2:7] == tuple(Rung(i, 2) for i in range(2, 7))
        assert all(bead.is_null for bead in alignment.beads[2:6])

    @pytest.mark.parametrize("fixed", [(), (Rung(3, 4),)], ids=["free", "with a fixed rung"])
    @pytest.mark.parametrize("chinese_first", [True, False])
    def test_plain_tokens_found_by_others_change_nothing(self, chinese_first: bool, fixed: tuple[Rung, ...]) -> None:
        sides = (zh(*CHINESE), en(*ENGLISH)) if chinese_first else (en(*ENGLISH), zh(*CHINESE))
        rungs = fixed if chinese_first else [Rung(j, i) for i, j in fixed]
        ours, theirs = (plain_tokens([one.text for one in side.segments], side.lang[:2]) for side in sides)
        alone = align(*sides, DICTIONARY, SETTINGS, rungs)
        assert align(*sides, DICTIONARY, SETTINGS, rungs, plain=lambda: (ours, theirs)) == alone

    @pytest.mark.parametrize("mode", [Mode.TRANSLATION, Mode.SUMMARY])
    def test_mode_is_obeyed(self, mode: Mode) -> None:
        alignment = align(zh(*CHINESE), en(*ENGLISH), DICTIONARY, shipped_settings(mode))
        assert f"|mode:{mode.value}|" in alignment.signature

    def test_two_texts_of_one_length_that_lack_each_other_s_passages_are_taken_for_a_summary(self) -> None:
        """The weights for translations pair almost all of them; those for summaries do not."""
        rungs = [Rung(6 * time + i, 7 * time + j) for time in range(8) for i, j in RUNGS[:-1]]
        whole = Gold("tiny", segments(CHINESE * 8), segments(ENGLISH * 8), [*rungs, Rung(48, 56)])
        one = abridged(whole, target_share=0.3, source_share=0.3, seed=13)
        sides = zh(*(segment.text for segment in one.chinese)), en(*(segment.text for segment in one.english))
        assert "|mode:summary|" in align(*sides, DICTIONARY, SETTINGS).signature
        assert "|mode:translation|" in align(zh(*CHINESE * 8), en(*ENGLISH * 8), DICTIONARY, SETTINGS).signature

    def test_progress_rises_to_one(self) -> None:
        done: list[float] = []
        align(zh(*CHINESE), en(*ENGLISH), DICTIONARY, SETTINGS, (), lambda step, share: done.append(share))
        assert done == sorted(done)
        assert done[-1] == 1.0


class TestFixedRungs:
    @pytest.mark.parametrize(
        "fixed",
        [[Rung(3, 3)], [Rung(2, 5)], [Rung(0, 7)], [Rung(6, 0)], [Rung(1, 1), Rung(1, 4)], [Rung(2, 2), Rung(5, 2)]],
        ids=str,
    )
    def test_hold(self, fixed: list[Rung]) -> None:
        for alignment in (aligned(CHINESE, ENGLISH, fixed), swapped(CHINESE, ENGLISH, [Rung(j, i) for i, j in fixed])):
            assert set(alignment.fixed) <= set(alignment.rungs)
            assert covers(alignment)

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 18), st.integers(0, 21)), max_size=4))
    def test_what_lies_between_is_aligned_as_if_it_were_a_text_by_itself(self, points: list[tuple[int, int]]) -> None:
        """Pins that cross earlier ones are left out; some pieces have nothing on one side."""
        corners = [Rung(0, 0)]
        for point in sorted(points):
            if point[1] >= corners[-1].target:
                corners.append(Rung(*point))
        chinese, english = CHINESE * 3, ENGLISH * 3
        corners.append(Rung(len(chinese), len(english)))
        whole = aligned(chinese, english, corners)
        rungs, confidences = [Rung(0, 0)], list[float]()
        for before, after in pairwise(corners):
            ours, theirs = chinese[before.source : after.source], english[before.target : after.target]
            if ours and theirs:
                piece = aligned(ours, theirs)
                rungs += [Rung(before.source + i, before.target + j) for i, j in piece.rungs[1:]]
                confidences += piece.confidences
            else:
                rungs += [Rung(before.source + i, before.target) for i in range(1, len(ours) + 1)]
                rungs += [Rung(after.source, before.target + j) for j in range(1, len(theirs) + 1)]
                confidences += [1.0] * (len(ours) + len(theirs))
        assert list(whole.rungs) == rungs
        assert list(whole.confidences) == confidences

    def test_progress_rises_to_one(self) -> None:
        done: list[float] = []
        pins = [Rung(2, 2), Rung(4, 5)]
        align(zh(*CHINESE), en(*ENGLISH), DICTIONARY, SETTINGS, pins, lambda step, share: done.append(share))
        assert done == sorted(done)
        assert done[-1] == 1.0

    def test_refused(self) -> None:
        with pytest.raises(FormatError, match="cross"):
            aligned(CHINESE, ENGLISH, [Rung(1, 3), Rung(2, 2)])

    def test_far_apart_in_one_row(self) -> None:
        """A hundred English sentences pinned between two Chinese ones: wider than any band around the anchors."""
        fixed = [Rung(2, 2), Rung(2, 102)]
        alignment = aligned(CHINESE, [*ENGLISH[:2], *["Unrelated."] * 100, *ENGLISH[2:]], fixed)
        assert set(fixed) <= set(alignment.rungs)
        assert covers(alignment)
        between = [rung for rung in alignment.rungs if fixed[0] < rung <= fixed[1]]
        assert between == [Rung(2, j) for j in range(3, 103)]


class TestLanguages:
    @pytest.mark.parametrize(
        ("source", "target"),
        [(zh("一。"), zh("二。")), (en("One."), en("Two."))],
        ids=["both Chinese", "both English"],
    )
    def test_two_are_needed(self, source: object, target: object) -> None:
        with pytest.raises(LanguageError, match="expected two languages"):
            align(source, target, DICTIONARY, SETTINGS)  # type: ignore[arg-type]


class TestOddTexts:
    @pytest.mark.parametrize(
        ("chinese", "english"),
        [
            (["工人来了。"], ["The worker came."]),
            (["工人来了。"], ["The worker came."] * 50),
            (["工人来了。"] * 50, ["The worker came."]),
            (["工人来了。"] * 30, ["The worker came."] * 30),
            (["……"] * 3, ["..."] * 4),
            (["。", "？", "——"], ["!", "?"]),
            (["", "工人"], ["Worker", ""]),
            (["龘龘龘。", "龗龗。"], ["Xyzzy plugh.", "Frobnicate."]),
            (["IBM 2024"], ["IBM 2024"]),
            (["工人", "工厂", "技术"], ["worker " * 500]),
        ],
        ids=[
            "1 x 1",
            "1 x 50",
            "50 x 1",
            "one sentence repeated",
            "dots",
            "punctuation",
            "empty segments",
            "no common word",
            "Latin only",
            "a very long one",
        ],
    )
    def test_are_covered(self, chinese: list[str], english: list[str]) -> None:
        one, other = aligned(chinese, english), swapped(chinese, english)
        assert covers(one)
        assert covers(other)
        assert sorted(one.confidences) == pytest.approx(sorted(other.confidences), abs=1e-6)

    def test_repeated_sentences_go_pairwise(self) -> None:
        alignment = aligned(["工人来了。"] * 30, ["The worker came."] * 30)
        assert alignment.rungs == tuple(Rung(i, i) for i in range(31))


WORDS = st.lists(
    st.sampled_from(["工人", "工厂", "好", "我", "，", "。", "……", "30", "三十", "“", "」", " "]), max_size=5
)
TERMS = st.lists(st.sampled_from(["worker", "factory", "good", "I", ",", "?", "...", "30", "Chen", '"']), max_size=5)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(WORDS.map("".join), min_size=1, max_size=9),
    st.lists(TERMS.map(" ".join), min_size=1, max_size=9),
    st.data(),
)
def test_every_segment_once(chinese: list[str], english: list[str], data: st.DataObject) -> None:
    pin = data.draw(st.tuples(st.integers(0, len(chinese)), st.integers(0, len(english))))
    alignment = aligned(chinese, english, [Rung(*pin)])
    assert covers(alignment)
    assert pin in alignment.rungs
    mirrored = swapped(chinese, english, [Rung(pin[1], pin[0])])
    assert covers(mirrored)
    for bead, (before, after) in zip(alignment.beads, pairwise(alignment.rungs), strict=True):
        assert bead.is_null or bead.shape == (after.source - before.source, after.target - before.target)


def test_same_bytes_in_every_process() -> None:
    code = (
        "from tests.aligner.test_align import *; a = aligned(CHINESE * 5, ENGLISH * 5); "
        "print(list(map(tuple, a.rungs)), [c.hex() for c in a.confidences], a.signature)"
    )
    assert len(printed_by_processes(code)) == 1

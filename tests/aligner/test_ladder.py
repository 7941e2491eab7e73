import pytest

from aligner import Rung
from aligner.formats.ladder import ladder_lines, read_fixed, read_ladder
from corpus import FormatError
from tests.aligner.sample import REPORT


def test_a_ladder_has_one_line_a_rung_and_the_confidence_of_the_bead_that_it_opens() -> None:
    assert "".join(ladder_lines(REPORT)) == "0\t0\t0.9900\n1\t1\t0.8765\n2\t3\t0.4000\n3\t3\t0.0000\n"


def test_a_ladder_comes_back() -> None:
    ladder = read_ladder("".join(ladder_lines(REPORT)), "a.ladder")
    assert ladder.rungs == REPORT.rungs
    assert ladder.confidences == (0.99, 0.8765, 0.4)


def test_hunaligns_own_qualities_and_windows_line_ends_are_read() -> None:
    ladder = read_ladder("0\t0\t1.2\r\n1\t1\t-0.3\r\n3\t2\t1e-05\r\n4\t3\t0\r\n", "a.ladder")
    assert ladder.rungs == ((0, 0), (1, 1), (3, 2), (4, 3))
    assert ladder.confidences == (1.2, -0.3, 1e-05)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "a.ladder: the ladder does not begin at 0, 0", id="empty"),
        pytest.param("1\t1\t0.5\n", "a.ladder: the ladder does not begin at 0, 0", id="no beginning"),
        pytest.param("0\t0\t1\n3\t3\t1\n2\t4\t1\n", "a.ladder:3: the rung 2, 4 comes after 3, 3", id="crossing"),
        pytest.param("0\t0\t1\n2\t2\t1\n2\t2\t1\n", "a.ladder:3: the rung 2, 2 comes after 2, 2", id="repeated"),
        pytest.param("0\t0\t1\n1\tx\t1\n", r"a.ladder:2: '1\\tx\\t1' is no rung", id="not a number"),
        pytest.param("0\t0\t1\n1\t1\tnan\n", "a.ladder:2:", id="nan"),
        pytest.param("0\t0\n", "a.ladder:1: .*i<TAB>j<TAB>confidence", id="no confidence"),
        pytest.param("0 0 1\n", "a.ladder:1:", id="spaces"),
        pytest.param("0\t-1\t1\n", "a.ladder:1:", id="negative"),
        pytest.param("0\t" + "9" * 5000 + "\t1\n", "a.ladder:1:", id="a number of 5,000 digits"),
        pytest.param("0\t①\t1\n", "a.ladder:1:", id="a digit that is none"),
    ],
)
def test_a_bad_ladder_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_ladder(text, "a.ladder")


def test_fixed_rungs_may_stand_in_any_order() -> None:
    assert read_fixed("5\t4\n\n2\t2\n2\t3\n", "pins.tsv") == {Rung(2, 2), Rung(2, 3), Rung(5, 4)}


def test_no_fixed_rung_at_all_is_fine() -> None:
    assert read_fixed("", "pins.tsv") == frozenset()


def test_a_ladder_can_hold_its_own_rungs() -> None:
    assert read_fixed("0\t0\t0.9\n5\t4\t0.7\n", "old.ladder") == {Rung(0, 0), Rung(5, 4)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("5\t4\n2\t6\n", "pins.tsv:1: the rung 5, 4 comes after 2, 6", id="crossing"),
        pytest.param("5\t4 0.9\n", "pins.tsv:1: .*expected i<TAB>j", id="no tab"),
        pytest.param("source\ttarget\n", "pins.tsv:1:", id="header"),
    ],
)
def test_bad_fixed_rungs_are_refused_with_their_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_fixed(text, "pins.tsv")

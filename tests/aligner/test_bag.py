"""Tokens of a side as numbers."""

import numpy as np

from aligner.bag import bag_of


def test_bag() -> None:
    bag = bag_of([["工厂", "工人", "工厂"], [], ["工人", "工厂"]])
    assert bag.types == ("工厂", "工人")
    assert bag.index == {"工厂": 0, "工人": 1}
    assert bag.ids.tolist() == [0, 1, 1, 0]
    assert bag.starts.tolist() == [0, 2, 2, 4]
    assert bag.n_segments == 3
    assert bag.counts.toarray().tolist() == [[1, 1], [0, 0], [1, 1]]


def test_counts_leave_the_order_of_the_text_as_it_is() -> None:
    bag = bag_of([["b", "a"], ["a", "b"]])
    assert bag.counts.indices.tolist() == [0, 1, 0, 1]
    assert bag.ids.tolist() == [0, 1, 1, 0]
    assert bag.starts.tolist() == [0, 2, 4]


def test_frequencies_are_smoothed() -> None:
    np.testing.assert_allclose(bag_of([["a", "b", "a"]]).frequencies, [2.5 / 4, 1.5 / 4])


def test_a_part_has_its_own_types_with_the_frequencies_of_the_whole() -> None:
    whole = bag_of([["a", "b"], ["c", "a"], ["c"]])
    part = whole.part(slice(1, 3))
    assert part.types == ("a", "c")
    assert part.ids.tolist() == [1, 0, 1]
    assert part.starts.tolist() == [0, 2, 3]
    assert part.frequencies.tolist() == whole.frequencies[[0, 2]].tolist()


def test_without_tokens() -> None:
    bag = bag_of([[], []])
    assert bag.n_segments == 2
    assert bag.counts.shape == (2, 0)
    assert bag.frequencies.tolist() == []

"""Which of overlapping terms stand: a fast way beside a naive one, and the rules one by one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from termbase.resolve import Dropped, Resolved, resolve


def spans(*pairs: tuple[int, int]) -> list[Span]:
    return [Span(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("length", "terms", "words", "kept", "dropped"),
    [
        (4, [(0, 2), (2, 4)], [], [(0, 2), (2, 4)], []),
        (5, [(0, 4), (3, 5)], [], [(0, 4)], [(3, 5)]),
        (5, [(0, 2), (1, 5)], [], [(1, 5)], [(0, 2)]),
        (4, [(1, 3)], [(0, 2), (2, 4)], [], [(1, 3)]),
        (4, [(1, 3)], [(0, 2)], [(1, 3)], []),
        (6, [(0, 5)], [(0, 3), (3, 5), (3, 6)], [(0, 5)], []),
    ],
)
def test_what_stands(
    length: int,
    terms: list[tuple[int, int]],
    words: list[tuple[int, int]],
    kept: list[tuple[int, int]],
    dropped: list[tuple[int, int]],
) -> None:
    stand, lost = resolve(Span(0, length), spans(*terms), spans(*words))
    assert [tuple(one.chars) for one in stand] == kept
    assert [tuple(one.chars) for one in lost] == dropped


def test_what_is_within_is_a_child() -> None:
    stand, lost = resolve(Span(0, 6), spans((0, 6), (0, 4), (2, 4)), [])
    inner = Resolved(Span(0, 4), (Resolved(Span(2, 4)),))
    assert (stand, lost) == ((Resolved(Span(0, 6), (inner,)),), ())


def test_who_is_in_the_way() -> None:
    _, lost = resolve(Span(0, 3), spans((0, 2)), spans((0, 3)))
    assert lost == (Dropped(Span(0, 2), Span(0, 3), False),)


places = st.tuples(st.integers(0, 14), st.integers(2, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(places, max_size=12), st.lists(places, max_size=12))
def test_every_term_stands_once_or_is_dropped_and_none_overlap(terms: list[Span], words: list[Span]) -> None:
    stand, lost = resolve(Span(0, 20), terms, words)

    def all_of(found: tuple[Resolved, ...]) -> list[Span]:
        return [chars for one in found for chars in (one.chars, *all_of(one.children))]

    assert sorted([*all_of(stand), *(one.chars for one in lost)]) == sorted(set(terms))
    for one, other in pairwise(stand):
        assert one.chars.end <= other.chars.start

"""What is measured of each bead."""

from itertools import pairwise

import numpy as np
import pytest

from aligner.features import features
from aligner.lattice import FULL_SHAPES, IMPOSSIBLE, Band
from aligner.lexicon import evidence
from aligner.margin import Worth
from aligner.vectors import vectors_of
from aligner.weights import FEATURES
from tests.aligner.tiny import CHINESE, ENGLISH, RUNGS, both_sides

BAND = Band(np.zeros(len(CHINESE) + 1, np.int64), len(ENGLISH) + 1, len(ENGLISH))
SHAPE = {shape: number for number, shape in enumerate(FULL_SHAPES)}


@pytest.fixture(scope="module")
def computed() -> dict[str, np.ndarray]:
    both = both_sides()
    rows = np.eye(len(CHINESE), dtype=np.float32)  # each Chinese sentence says something else
    said = np.concatenate([[rows[number]] * (end[1] - start[1]) for number, (start, end) in enumerate(pairwise(RUNGS))])
    source, target = both.source._replace(vectors=vectors_of(rows)), both.target._replace(vectors=vectors_of(said))
    known = evidence(both.lexicon, source.bag, target.bag)._replace(worth=Worth(10.0, 0.5))
    found = dict(features(source, target, known, BAND))
    shape = (len(CHINESE) + 1, len(FULL_SHAPES), len(ENGLISH) + 1)
    return {name: np.broadcast_to(values, shape) for name, values in found.items()}


def test_each_has_a_weight(computed: dict[str, np.ndarray]) -> None:
    assert tuple(computed) == FEATURES
    for name, values in computed.items():
        assert np.isfinite(values).all(), name


@pytest.mark.parametrize("name", ["forward", "backward"])
def test_a_translation_explains_better_than_its_neighbour(computed: dict[str, np.ndarray], name: str) -> None:
    right, wrong = computed[name][2, SHAPE[1, 1], 2], computed[name][2, SHAPE[1, 1], 1]
    assert right > wrong
    assert right > 0 > wrong


def test_two_sentences_are_needed_for_the_whole(computed: dict[str, np.ndarray]) -> None:
    """他们学习技术，老师帮助学生。 is explained by both of its English sentences better than by one."""
    assert computed["backward"][3, SHAPE[1, 2], 4] > computed["backward"][3, SHAPE[1, 1], 3]


def test_a_question_meets_a_question(computed: dict[str, np.ndarray]) -> None:
    assert computed["question"][5, 0, 6] == 0
    assert computed["question"][5, 0, 5] == 1


def test_a_question_is_seldom_joined_to_what_follows(computed: dict[str, np.ndarray]) -> None:
    """天气好吗？ is the fifth segment, Is the weather good? the sixth; at the end of a bead they are not within."""
    assert computed["inner_question"][6, SHAPE[2, 2], 7] == 2
    assert computed["inner_question"][6, SHAPE[2, 1], 7] == 1
    assert computed["inner_question"][5, SHAPE[2, 2], 6] == 0


def test_a_question_inside_a_segment_asks_for_one_that_is_joined() -> None:
    """As in a verse: “Did you lack anything?” They said, “Nothing.”"""
    both = both_sides()
    asked = np.zeros(len(ENGLISH) + 1, np.int64)
    asked[7:] = 1
    target = both.target._replace(signs=both.target.signs._replace(asked=asked))
    known = evidence(both.lexicon, both.source.bag, target.bag)
    inner = dict(features(both.source, target, known, BAND))["inner_question"]
    assert inner[6, SHAPE[2, 1], 7] == 0
    assert inner[5, SHAPE[2, 1], 6] == 0


def test_beads_before_the_beginning(computed: dict[str, np.ndarray]) -> None:
    for name in ("forward", "backward"):
        assert (computed[name][0] == IMPOSSIBLE).all()
        assert (computed[name][1, SHAPE[2, 1]] == IMPOSSIBLE).all()


def test_what_vectors_say(computed: dict[str, np.ndarray]) -> None:
    """他们学习技术，老师帮助学生。 is all of both of its English sentences, and as much of one; no other says it."""
    margin, more = computed["margin"], computed["margin_more"]
    assert margin[3, SHAPE[1, 2], 4] > 0 > margin[3, SHAPE[1, 1], 2]
    assert margin[3, SHAPE[1, 1], 3] == pytest.approx(margin[3, SHAPE[1, 2], 4])
    assert more[3, SHAPE[1, 1], 3] == 0
    assert more[3, SHAPE[1, 2], 4] == margin[3, SHAPE[1, 2], 4]


def test_without_an_encoder_there_is_nothing_of_it() -> None:
    both = both_sides()
    known = evidence(both.lexicon, both.source.bag, both.target.bag)
    assert "margin" not in dict(features(both.source, both.target, known, BAND))

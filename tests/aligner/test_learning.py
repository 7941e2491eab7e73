"""Learning from the text, against the loops of IBM Model 1."""

import numpy as np
import pytest
from scipy import sparse

from aligner import learning, model1
from aligner.bag import Bag, bag_of
from aligner.learning import learned_evidence
from aligner.lexicon import Lexicon
from corpus import Span
from tests.aligner.tiny import whole


def naive(prior: np.ndarray, source: Bag, target: Bag, beads: list[tuple[Span, Span]]) -> np.ndarray:
    """Model 1 with a Dirichlet prior and the background as NULL; each segment's own bead left out of the counts."""
    kappa = model1.PRIOR_STRENGTH
    held, said = source.counts.toarray(), target.counts.toarray()
    sides = [(held[slice(*s)].sum(axis=0), said[slice(*t)].sum(axis=0)) for s, t in beads]
    teaching = (held > 0).sum(axis=0) > 1, (said > 0).sum(axis=0) > 1
    sides = [(words * teaching[0], stems * teaching[1]) for words, stems in sides]
    probability = prior + 0.01 * target.frequencies
    shares = np.zeros((len(beads), *prior.shape))
    for _ in range(model1.ITERATIONS):
        for number, (words, stems) in enumerate(sides):
            for e in np.flatnonzero(stems):
                explained = words @ probability[:, e] + model1.BACKGROUND_COUNT * target.frequencies[e]
                shares[number, :, e] = stems[e] * words * probability[:, e] / explained
        count = shares.sum(axis=0)
        probability = (count + kappa * prior) / (count.sum(axis=1, keepdims=True) + kappa)
    evidence = held @ probability
    for number, (s, _) in enumerate(beads):
        words, stems = sides[number]
        others = count - shares[number]
        without = (others + kappa * prior) / (others.sum(axis=1, keepdims=True) + kappa)
        for i in range(*s):
            for z in np.flatnonzero(words):
                for e in np.flatnonzero(stems):
                    evidence[i, e] += held[i, z] * (without[z, e] - probability[z, e])
    return evidence


def knows_nothing(source: Bag, target: Bag) -> Lexicon:
    empty = np.zeros((len(source.types), len(target.types)), np.float32)
    return Lexicon(sparse.csr_array(empty), sparse.csr_array(empty.T))


def random_text(seed: int) -> tuple[Lexicon, Bag, Bag, list[tuple[Span, Span]]]:
    rng = np.random.default_rng(seed)
    source = bag_of([[f"字{rng.integers(7)}" for _ in range(rng.integers(0, 6))] for _ in range(12)])
    target = bag_of([[f"w{rng.integers(8)}" for _ in range(rng.integers(0, 7))] for _ in range(14)])
    prior = rng.random((len(source.types), len(target.types))) * (rng.random((len(source.types), 1)) < 0.7)
    rows = prior / np.maximum(prior.sum(axis=1, keepdims=True), 1e-9)
    columns = prior.T / np.maximum(prior.T.sum(axis=1, keepdims=True), 1e-9)
    lexicon = Lexicon(sparse.csr_array(rows.astype(np.float32)), sparse.csr_array(columns.astype(np.float32)))
    beads = [(Span(0, 1), Span(0, 2)), (Span(1, 3), Span(2, 3))]
    return lexicon, source, target, beads + [(Span(i, i + 1), Span(i + 1, i + 2)) for i in range(4, 12)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_as_the_loops_say(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "_FAINT", 0.0)
    monkeypatch.setattr(learning, "_COMMON_SHARE", 1.0)
    lexicon, source, target, beads = random_text(seed)
    found = learned_evidence(lexicon, source, target, beads)
    forward = naive(lexicon.forward.toarray(), source, target, beads)
    backward = naive(lexicon.backward.toarray(), target, source, [(t, s) for s, t in beads])
    np.testing.assert_allclose(whole(found.forward), forward, atol=1e-5)
    np.testing.assert_allclose(whole(found.backward), backward, atol=1e-5)


def test_a_pair_that_recurs_is_learned() -> None:
    """韦小宝 is Trinket: the dictionary knows neither, but they meet in every fortieth bead."""
    source = bag_of([["小宝" if number % 40 == 0 else f"字{number % 7}"] for number in range(200)])
    target = bag_of([["trinket" if number % 40 == 0 else f"w{number % 7}"] for number in range(200)])
    nothing = knows_nothing(source, target)
    found = learned_evidence(nothing, source, target, [(Span(i, i + 1), Span(i, i + 1)) for i in range(200)])
    assert whole(found.forward)[0, target.index["trinket"]] > 0.15
    assert whole(found.backward)[0, source.index["小宝"]] > 0.15
    assert whole(found.forward)[0, target.index["w1"]] == 0


def test_a_bead_does_not_vouch_for_itself() -> None:
    """甲 and first meet in one bead only: its segment learns nothing from that, another segment with 甲 does."""
    filler = [[f"字{number}"] for number in range(60)]
    source = bag_of([["甲"], ["甲"], *filler])
    target = bag_of([["first"], ["second"], *[[f"w{number}"] for number in range(60)], ["first"]])
    nothing = knows_nothing(source, target)
    found = learned_evidence(nothing, source, target, [(Span(0, 1), Span(0, 1))])
    first = target.index["first"]
    assert whole(found.forward)[0, first] == pytest.approx(0, abs=1e-6)
    assert whole(found.forward)[1, first] > 0.05


def test_without_beads_the_prior_stays() -> None:
    lexicon, source, target, _ = random_text(1)
    found = learned_evidence(lexicon, source, target, [])
    np.testing.assert_allclose(whole(found.forward), (source.counts @ lexicon.forward).toarray(), atol=1e-6)
    np.testing.assert_allclose(whole(found.backward), (target.counts @ lexicon.backward).toarray(), atol=1e-6)


def test_deterministic() -> None:
    lexicon, source, target, beads = random_text(5)
    one, other = (learned_evidence(lexicon, source, target, beads) for _ in range(2))
    assert whole(one.forward).tobytes() == whole(other.forward).tobytes()

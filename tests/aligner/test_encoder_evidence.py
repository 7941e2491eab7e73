"""Alignment with vectors: what they decide, and that nothing is lost where they are no good."""

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial, reduce
from operator import add
from pathlib import Path

import numpy as np
import pytest

from aligner import (
    Alignment,
    Encoder,
    Mode,
    Rung,
    Settings,
    align,
    counted,
    open_dictionary,
    read_gold,
    shipped_settings,
)
from aligner.bead import spans_of
from aligner.gold import Gold, abridged
from aligner.search import chain_of
from aligner.sides import sides
from aligner.training import encoded_golds, lesson, trained
from corpus import Document, FormatError
from tests.aligner.made_vectors import made_vectors
from tests.aligner.tiny import CHINESE, DICTIONARY, ENGLISH, RUNGS, en, segments, zh
from tests.shared import SHARED, needs_shared

SETTINGS = shipped_settings(Mode.TRANSLATION)
_SHAPES = ((1, 1), (1, 1), (1, 1), (1, 2), (2, 1), (1, 3))


def unknown_text(n_beads: int, seed: int = 1) -> Gold:
    """Chinese that no dictionary has, and English that has nothing to do with it, but for the length of beads."""
    rng = random.Random(seed)
    chinese, english, rungs = [], [], [Rung(0, 0)]
    for _ in range(n_beads):
        (n, m), length = rng.choice(_SHAPES), rng.randint(8, 30)
        chinese += ["".join(chr(rng.randint(0x4E00, 0x9FA5)) for _ in range(max(length // n, 4))) for _ in range(n)]
        english += [" ".join(rng.choice("bdgkmnprtz") + "oo" for _ in range(max(length // m, 4))) for _ in range(m)]
        rungs.append(Rung(len(chinese), len(english)))
    return Gold("unknown", segments(chinese), segments(english), rungs)


def documents(gold: Gold) -> tuple[Document, Document]:
    return Document("a.zh", "zh-Hans", "", tuple(gold.chinese)), Document("a.en", "en", "", tuple(gold.english))


def strict_f1(gold: Gold, found: Alignment) -> float:
    return counted(spans_of(gold.rungs), spans_of(found.rungs)).strict.f1


def with_vectors(gold: Gold, quality: float, seed: int = 1) -> Settings:
    vectors = made_vectors(gold, quality, seed)
    return replace(SETTINGS, encoder=Encoder(vectors.name, lambda texts: vectors.source, lambda texts: vectors.target))


@pytest.fixture(scope="module")
def unknown() -> Gold:
    return unknown_text(120)


def test_vectors_align_what_no_dictionary_knows(unknown: Gold) -> None:
    without = strict_f1(unknown, align(*documents(unknown), DICTIONARY, SETTINGS))
    good = strict_f1(unknown, align(*documents(unknown), DICTIONARY, with_vectors(unknown, 0.8)))
    assert without < 0.7 < 0.9 < good


def test_anchors_come_from_vectors_too(unknown: Gold) -> None:
    corners = [Rung(0, 0), unknown.rungs[-1]]
    without = sides(unknown.chinese, unknown.english, DICTIONARY)
    good = sides(unknown.chinese, unknown.english, DICTIONARY, vectors=made_vectors(unknown, 0.8, 1))
    assert len(chain_of(without, corners)) == 2
    right = set(unknown.rungs) & set(chain_of(good, corners))
    assert len(right) > 50


@pytest.mark.parametrize("seed", range(5))
def test_vectors_that_know_nothing_change_nothing_for_the_worse(seed: int) -> None:
    text = Gold("tiny", segments(CHINESE * 6), segments(ENGLISH * 6), [Rung(0, 0)])
    text = text._replace(rungs=[Rung(0, 0), *(Rung(i + 6 * n, j + 7 * n) for n in range(6) for i, j in RUNGS[1:])])
    assert strict_f1(text, align(*documents(text), DICTIONARY, SETTINGS)) == 1.0
    assert strict_f1(text, align(*documents(text), DICTIONARY, with_vectors(text, 0.0, seed))) == 1.0


def test_either_side_may_be_the_source(unknown: Gold) -> None:
    settings = with_vectors(unknown, 0.8)
    assert settings.encoder is not None
    chinese, english = documents(unknown)
    turned = replace(
        settings, encoder=settings.encoder._replace(source=settings.encoder.target, target=settings.encoder.source)
    )
    straight, swapped = align(chinese, english, DICTIONARY, settings), align(english, chinese, DICTIONARY, turned)
    assert sorted((j, i) for i, j in swapped.rungs) == sorted(straight.rungs)


def test_a_long_text_is_searched_in_parts_with_its_vectors(monkeypatch: pytest.MonkeyPatch, unknown: Gold) -> None:
    monkeypatch.setattr(sys.modules["aligner.search"], "FIRST_PART", 40)
    monkeypatch.setattr(sys.modules["aligner.search"], "SECOND_PART", 60)
    found = align(*documents(unknown), DICTIONARY, with_vectors(unknown, 0.8))
    assert any("searched in parts" in remark for remark in found.remarks)
    assert strict_f1(unknown, found) > 0.85


def test_the_signature_names_the_encoder(unknown: Gold) -> None:
    first, second = (align(*documents(unknown), DICTIONARY, with_vectors(unknown, 0.8, seed)) for seed in (1, 2))
    assert "|encoder:made-0.8/" in first.signature
    assert first.signature != second.signature
    assert "encoder" not in align(*documents(unknown), DICTIONARY, SETTINGS).signature


def test_vectors_of_another_text_are_refused(unknown: Gold) -> None:
    with pytest.raises(FormatError, match=r"made-0.8, source: vectors of shape .* expected \(1, d\)"):
        align(zh("一"), en("One"), DICTIONARY, with_vectors(unknown, 0.8))


def test_abridged_gold_keeps_the_vectors_of_what_is_left(unknown: Gold) -> None:
    whole = unknown._replace(vectors=made_vectors(unknown, 0.8, 1))
    short = abridged(whole, 0.3, 0.1, seed=1)
    assert short.vectors is not None and whole.vectors is not None
    place = {id(segment): number for number, segment in enumerate(whole.chinese)}
    rows = [place[id(segment)] for segment in short.chinese]
    np.testing.assert_array_equal(short.vectors.source, whole.vectors.source[rows])
    assert len(short.vectors.target) == len(short.english)


def test_training_fits_what_an_encoder_weighs() -> None:
    golds = [unknown_text(15, seed)._replace(name=str(seed)) for seed in (1, 2)]
    vectors = {gold.name: made_vectors(gold, 0.5, 1) for gold in golds}
    encoded = encoded_golds(
        golds, lambda name: Encoder("made", lambda _: vectors[name].source, lambda _: vectors[name].target)
    )
    with_encoder, without = (
        trained([lesson(gold, Mode.TRANSLATION, DICTIONARY) for gold in some], "") for some in (encoded, golds)
    )
    assert with_encoder.values["margin"] != 0.3
    assert without.values["margin"] == 0.3


@needs_shared
@pytest.mark.slow
def test_the_better_the_encoder_the_better_the_alignment_of_real_texts(own_environment: Path) -> None:
    """Six chapters of fiction: bad vectors lose next to nothing, good ones gain a fifth of what is wrong, or more."""
    dictionary = open_dictionary(own_environment)
    golds = read_gold(SHARED / "eval" / "mac-dev")

    def pooled(of: Callable[[Gold], Settings]) -> float:
        found = [
            counted(spans_of(gold.rungs), spans_of(align(*documents(gold), dictionary, of(gold)).rungs))
            for gold in golds
        ]
        return reduce(add, found).strict.f1

    without = pooled(lambda gold: SETTINGS)
    scores = [pooled(partial(with_vectors, quality=quality)) for quality in (0.0, 0.3, 0.8)]
    assert scores == sorted(scores)
    assert scores[0] > without - 0.003
    assert scores[1] > without + 0.003
    assert 1 - scores[2] < 0.8 * (1 - without)

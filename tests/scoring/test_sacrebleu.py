"""The same numbers and signatures as sacreBLEU gives on the same settings, for both directions."""

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.lib_ter import BeamEditDistance, translation_edit_rate
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest

from scoring import Settings, Test, judge
from scoring.edit_trace import bits_of, edit_trace
from scoring.ter import edits
from tests.scoring.material import material

ENGLISH = "the workers of every team make rationalization proposals and model workers lead them".split()  # noqa: SIM905
CHINESE = list("工人们提出合理化建议，劳动模范带头搞技术革新。")


def made(words: Sequence[str], joiner: str, n_lines: int, seed: int) -> tuple[list[str], list[str], list[str]]:
    """References, and two candidates that differ from them more and less."""
    draw = random.Random(seed)
    references = [[draw.choice(words) for _ in range(draw.randrange(4, 24))] for _ in range(n_lines)]

    def disturbed(line: list[str], share: float) -> list[str]:
        return [draw.choice(words) if draw.random() < share else word for word in line if draw.random() > share / 4]

    columns = references, *([disturbed(line, share) for line in references] for share in (0.15, 0.3))
    first, second, third = ([joiner.join(line) for line in column] for column in columns)
    return first, second, third


DATA = {"en": made(ENGLISH, " ", 60, 1), "zh": made(CHINESE, "", 60, 2)}


def theirs(language: str) -> dict[str, Any]:
    if language == "zh":
        return {"bleu": BLEU(tokenize="zh"), "chrf": CHRF(), "ter": TER(normalized=True, asian_support=True)}
    return {"bleu": BLEU(), "chrf": CHRF(), "chrf++": CHRF(word_order=2), "ter": TER()}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_corpus_and_segment_values_and_signatures(language: str) -> None:
    references, good, _ = DATA[language]
    metrics = theirs(language)
    report = judge(material({"mt": good}, references, language), Settings(tuple(metrics), resamples=0))
    for [score], metric in zip(report.scores, metrics.values(), strict=True):
        found = metric.corpus_score(good, [references])
        assert score.value == pytest.approx(found.score, abs=1e-9), score.metric
        parts = f"{found.name}|{metric.get_signature()}".split("|")
        assert [part for part in f"{score.metric}|{score.signature}".split("|") if part in parts] == parts
    single = [BLEU(tokenize="zh" if language == "zh" else "13a", effective_order=True), *list(metrics.values())[1:]]
    for [score], metric in zip(report.scores, single, strict=True):
        expected = [
            min(metric.sentence_score(*pair).score, 1e9) for pair in zip(good, [[r] for r in references], strict=True)
        ]
        assert score.segments == pytest.approx(expected, abs=1e-9), score.metric


def test_several_references_and_a_varying_number_of_them() -> None:
    first, second, mt = DATA["en"]
    varying = [
        [one, other] if number % 3 else [one, None]
        for number, (one, other) in enumerate(zip(first, second, strict=True))
    ]
    report = judge(material({"mt": mt}, varying), Settings(("bleu", "chrf", "ter"), resamples=0))
    streams = [list(column) for column in zip(*varying, strict=True)]
    for [score], metric in zip(report.scores, [BLEU(), CHRF(), TER()], strict=True):
        assert score.value == pytest.approx(metric.corpus_score(mt, streams).score, abs=1e-9)
        assert score.signature.startswith("nrefs:var|")


def test_intervals_and_paired_tests_are_those_of_sacrebleu() -> None:
    references, good, worse = DATA["en"]
    for kind, ours in (("bs", Test.BOOTSTRAP), ("ar", Test.PERMUTATION)):
        settings = Settings(("bleu", "chrf"), test=ours, permutations=1000)
        report = judge(material({"good": good, "worse": worse}, references), settings)
        test = PairedTest(
            [("good", good), ("worse", worse)], {"BLEU": BLEU(), "chrF2": CHRF()}, [references], kind, 1000, 1000
        )
        found = test()[1]
        for row, comparison in zip(report.scores, report.comparisons, strict=True):
            result = found[row[0].metric][1]
            assert not isinstance(result, str)
            assert comparison.p == pytest.approx(result.p_value, abs=0.002)
            assert (row[1].interval is not None and kind == "ar") or row[1].interval is not None
            if kind == "bs":
                half = (row[1].interval.high - row[1].interval.low) / 2
                assert half == pytest.approx(result.ci, abs=0.001)


def test_the_numbers_of_its_command_line(tmp_path: Path) -> None:
    references, good, _ = DATA["zh"]
    for name, lines in (("ref", references), ("mt", good)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = ["-i", "mt", "-tok", "zh", "-m", "bleu", "chrf", "--score-only", "-w", "6"]
    command = [sys.executable, "-m", "sacrebleu", "ref", *words]
    out = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True).stdout
    report = judge(material({"mt": good}, references, "zh"), Settings(("bleu", "chrf"), resamples=0))
    values = [f"{row[0].value:.6f}" for row in report.scores]
    assert all(value in out for value in values), out


@pytest.mark.parametrize("seed", range(6))
def test_shifts_are_found_as_sacrebleu_finds_them(seed: int) -> None:
    draw = random.Random(seed)
    for length in (3, 12, 25, 26, 40):
        reference = [str(draw.randrange(length)) for _ in range(length)]
        text = list(reference)
        for _ in range(3):
            start = draw.randrange(len(text))
            moved = [text.pop(start) for _ in range(min(draw.randrange(1, 8), len(text) - start))]
            to = draw.randrange(len(text) + 1)
            text[to:to] = moved
        text = [draw.choice(reference) if draw.random() < 0.1 else word for word in text][
            : draw.randrange(length // 2, 60)
        ]
        found = edits(text, reference, budget_seconds=1e9)
        assert found.exact and found.number == translation_edit_rate(text, reference)[0]


@pytest.mark.parametrize("seed", range(4))
def test_edits_are_those_that_sacrebleu_takes(seed: int) -> None:
    """Of equally cheap ones too: which words count as wrong decides which shifts are tried."""
    draw = random.Random(seed)
    for _ in range(100):
        letters = "abcdefghij"[: draw.randrange(2, 10)]
        text, reference = ("".join(draw.choices(letters, k=draw.randrange(1, 23))) for _ in range(2))
        n_edits, trace = BeamEditDistance(list(reference))(list(text))
        assert edit_trace(text, reference, bits_of(reference)) == trace
        assert len(trace) - trace.count(" ") == n_edits


def test_a_line_over_its_budget_gets_an_upper_bound_and_that_is_said() -> None:
    draw = random.Random(1)
    text, reference = ([str(draw.randrange(11)) for _ in range(600)] for _ in range(2))
    found = edits(text, reference)
    assert not found.exact and found.number <= BeamEditDistance(reference)(text)[0]
    lines = [" ".join(text), "a b c d"], [" ".join(reference), "a b c d"]
    report = judge(material({"mt": lines[0]}, lines[1]), Settings(("ter",), resamples=0))
    assert "|shift:off(1)|" in report.scores[0][0].signature
    assert "TER: 1 lines too costly: shifts were not searched to the end (--exact-ter does)" in report.remarks


def test_lines_that_repeat_few_words_do_not_stop_the_run() -> None:
    draw = random.Random(11)
    text, reference = ([str(draw.randrange(11)) for _ in range(20)] for _ in range(2))
    assert edits(text, reference) == (translation_edit_rate(text, reference)[0], True)

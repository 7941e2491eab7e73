"""What sacreBLEU does with the same files: a process of its own, for its time and its numbers."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

METRICS: dict[str, Callable[[], Metric]] = {
    "bleu": BLEU,
    "chrf": CHRF,
    "chrf++": lambda: CHRF(word_order=2),
    "ter": TER,
}


def main() -> None:
    """Prints the corpus values of each candidate under a metric as JSON."""
    name, reference, *candidates = sys.argv[1:]
    references = _lines(reference)
    values = [METRICS[name]().corpus_score(_lines(candidate), [references]).score for candidate in candidates]
    print(json.dumps(values))


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").split("\n")[:-1]


if __name__ == "__main__":
    main()

"""Gold texts put into disorder: front matter on one side, a chapter that is missing."""

from collections.abc import Iterable, Sequence

from aligner import Rung
from aligner.gold import Gold
from corpus import Segment


def joined(golds: Sequence[Gold]) -> Gold:
    """The texts one after another."""
    total = Gold("+".join(gold.name for gold in golds), [], [], [Rung(0, 0)])
    for gold in golds:
        i, j = total.rungs[-1]
        rungs = [*total.rungs, *(Rung(i + a, j + b) for a, b in gold.rungs[1:])]
        total = Gold(total.name, [*total.chinese, *gold.chinese], [*total.english, *gold.english], rungs)
    return total


def chinese_only(segments: Iterable[Segment]) -> Gold:
    """Text without an English counterpart."""
    chinese = list(segments)
    return Gold("zh only", chinese, [], [Rung(i, 0) for i in range(len(chinese) + 1)])


def english_only(segments: Iterable[Segment]) -> Gold:
    """Text without a Chinese counterpart."""
    english = list(segments)
    return Gold("en only", [], english, [Rung(0, j) for j in range(len(english) + 1)])


def without_middle(first: Gold, middle: Gold, last: Gold) -> Gold:
    """Three chapters in Chinese; in English only the first and the last."""
    return joined([first, chinese_only(middle.chinese), last])

"""What the checks of `scoring` find in good translations (false alarms) and in clauses dropped or put in on purpose."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from aligner import Dictionary
from aligner.gold import Gold
from bench.markdown import table
from scoring import CHECKS, Candidate, Finding, Material, Resources, Segment, findings
from scoring.checks.clauses import clauses

SEED = 1
_HURT = 0.15


class Story(NamedTuple):
    """The full beads of one gold alignment, as pairs of texts."""

    name: str
    chinese: Sequence[str]
    english: Sequence[str]


class Planted(NamedTuple):
    """A story with clauses dropped from, or put into, some English texts, by number."""

    story: Story
    dropped: frozenset[int]
    added: frozenset[int]


def stories(golds: Iterable[Gold]) -> list[Story]:
    """The stories of gold alignments."""
    return [Story(gold.name, *zip(*_full(gold), strict=True)) for gold in golds]


def _full(gold: Gold) -> Iterator[tuple[str, str]]:
    for before, after in pairwise(gold.rungs):
        ours = gold.chinese[before.source : after.source]
        theirs = gold.english[before.target : after.target]
        if ours and theirs:
            yield "".join(one.text for one in ours), " ".join(one.text for one in theirs)


def false_alarms(told: Sequence[Story], dictionary: Dictionary) -> str:
    """A table: for each check, findings in good translations, and the share of segments that have one."""
    counted, segments = Counter[str](), Counter[str]()
    for story in told:
        found = _found(story, dictionary)
        counted.update(one.check for one in found)
        segments.update(check for check, _ in {(one.check, one.segment) for one in found})
    n_segments = sum(len(story.chinese) for story in told)
    rows = [(name, f"{counted[name]}", f"{100 * segments[name] / n_segments:.1f} %") for name in CHECKS]
    return table(("check", "findings", "of segments"), rows)


def detection(told: Sequence[Story], dictionary: Dictionary) -> str:
    """A table: how many dropped and added clauses, and untouched segments, the check of coverage suspects."""
    caught, all_of = Counter[str](), Counter[str]()
    rng = random.Random(SEED)
    for planted in [_planted(story, rng) for story in told]:
        suspected: Mapping[str, set[int]] = {"Omission": set(), "Addition": set()}
        for one in _found(planted.story, dictionary, ["coverage"]):
            for kind, numbers in suspected.items():
                if str(one.type).endswith(kind):
                    numbers.add(one.segment)
        untouched = set(range(len(planted.story.chinese))) - planted.dropped - planted.added
        for what, hurt, kind in (
            ("clauses dropped", planted.dropped, "Omission"),
            ("clauses put in", planted.added, "Addition"),
            ("untouched, as omission", untouched, "Omission"),
            ("untouched, as addition", untouched, "Addition"),
        ):
            all_of[what] += len(hurt)
            caught[what] += len(hurt & suspected[kind])
    rows = [(what, f"{n}", f"{caught[what]}", f"{100 * caught[what] / n:.0f} %") for what, n in all_of.items()]
    return table(("segments with", "in all", "suspected", "share"), rows)


def _planted(story: Story, rng: random.Random) -> Planted:
    """Of every hundred segments fifteen lose an English clause, fifteen get one of another place."""
    english, dropped, added = list(story.english), set(), set()
    cut = [[text[slice(*span)] for span in clauses(text, chinese=False)] for text in story.english]
    for number, own in enumerate(cut):
        chance = rng.random()
        if chance < _HURT and len(own) > 1:
            lost = rng.randrange(len(own))
            english[number] = "".join(clause for place, clause in enumerate(own) if place != lost)
            dropped.add(number)
        elif _HURT <= chance < 2 * _HURT:
            other = rng.choice(rng.choice(cut))
            place = rng.randrange(len(own) + 1)
            english[number] = "".join([*own[:place], f"{other.strip()} ", *own[place:]])
            added.add(number)
    return Planted(Story(story.name, story.chinese, english), frozenset(dropped), frozenset(added))


def _found(story: Story, dictionary: Dictionary, checks: Sequence[str] = CHECKS) -> list[Finding]:
    segments = tuple(Segment(text, ()) for text in story.chinese)
    material = Material(segments, (Candidate(story.name, tuple(story.english)),), "en", "zh-Hans")
    return findings(material, Resources(dictionary), checks)

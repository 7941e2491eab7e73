"""Which of the terms that begin and end somewhere in a text are meant: the longest, unless it cuts a word in two.

"A hit that cuts a known word at either edge is dropped" needs words, and words of Chinese overlap by chance: in
协会员工 both 会员 and 协会, 员工 are words. So a stretch of text is parted into as few words as possible, terms and
words of the dictionary counting alike; a term stands where one of the best partings has a cut at both its edges.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus import Span

_UNIT, _SINGLE = 2, 3


class Resolved(NamedTuple):
    """A term that stands, and those within it."""

    chars: Span
    children: tuple["Resolved", ...] = ()


class Dropped(NamedTuple):
    """A term that does not stand, and what stands in its way: a word that it cuts, or a term that it overlaps."""

    chars: Span
    rival: Span
    is_term: bool


def resolve(
    stretch: Span, terms: Iterable[Span], words: Sequence[Span]
) -> tuple[tuple[Resolved, ...], tuple[Dropped, ...]]:
    """The terms that stand in a stretch of text in their order, and those that do not.

    `terms` and `words` are places within the stretch; what is in both is a term.
    """
    alive, dropped = set(terms), list[Dropped]()
    if len(alive) == 1 and not any(_crosses(word, chars) for chars in alive for word in words):
        return tuple(map(Resolved, alive)), ()
    while alive:
        outer = _outermost(alive)
        bad = _straddling(stretch, alive, words, outer) or _overlapped(outer)
        if not bad:
            break
        dropped += bad
        alive -= {one.chars for one in bad}
    kept = []
    outer = _outermost(alive)
    inner = _by_holder(outer, alive.difference(outer))
    inside = _by_holder(list(inner), words) if inner else {}
    for chars in outer:
        children, lost = resolve(chars, inner[chars], inside.get(chars, [])) if chars in inner else ((), ())
        kept.append(Resolved(chars, children))
        dropped += lost
    return tuple(kept), tuple(dropped)


def _by_holder(holders: Sequence[Span], spans: Iterable[Span]) -> dict[Span, list[Span]]:
    """The spans by which of the holders, in order and apart from each other, they are a part of."""
    found: dict[Span, list[Span]] = {}
    starts = [holder.start for holder in holders]
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= holders[at].end and span != holders[at]:
            found.setdefault(holders[at], []).append(span)
    return found


def _outermost(terms: Iterable[Span]) -> list[Span]:
    """The terms that no other one holds, in their order."""
    found: list[Span] = []
    for term in sorted(terms, key=lambda chars: (chars.start, -chars.end)):
        if not found or term.end > found[-1].end:
            found.append(term)
    return found


def _straddling(stretch: Span, terms: set[Span], words: Sequence[Span], outer: Sequence[Span]) -> list[Dropped]:
    """The outermost terms at whose edges no best parting of the stretch has cuts."""
    if not words:
        return []
    units = terms.union(words)
    broken = {place for unit in units for place in range(unit.start + 1, unit.end)}
    outer = [term for term in outer if term.start in broken or term.end in broken]
    if not outer:
        return []
    before, after = _costs(stretch, units)
    starting: dict[int, list[Span]] = {}
    for unit in units:
        starting.setdefault(unit.start, []).append(unit)
    longest = max(unit.end - unit.start for unit in units)
    bad = []
    for term in outer:
        if before[term.start - stretch.start] + _UNIT + after[stretch.end - term.end] <= before[-1]:
            continue
        near = (unit for start in range(term.start - longest, term.end) for unit in starting.get(start, ()))
        rivals = [unit for unit in near if _crosses(unit, term) and not _is_derived(unit, term, units)]
        if rivals:
            rival = min(rivals, key=lambda unit: (unit.start - unit.end, unit.start))
            bad.append(Dropped(term, rival, rival in terms))
    return bad


def _crosses(unit: Span, term: Span) -> bool:
    return unit.start < term.start < unit.end or unit.start < term.end < unit.end


def _is_derived(unit: Span, term: Span, units: set[Span]) -> bool:
    """Whether a word that begins within the term, or ends there, has a word of its own there: 建议书 after 合理化."""
    part = Span(max(unit.start, term.start), min(unit.end, term.end))
    return part != term and part in units


def _costs(stretch: Span, units: Iterable[Span]) -> tuple[list[int], list[int]]:
    """What it costs at least to part what stands before each place of the stretch, and what stands after it.

    The second list counts places from the end. A single character costs more than a word.
    """
    n = stretch.end - stretch.start
    before: list[list[int]] = [[] for _ in range(n + 1)]
    after: list[list[int]] = [[] for _ in range(n + 1)]
    for start, end in units:
        before[end - stretch.start].append(start - stretch.start)
        after[stretch.end - start].append(stretch.end - end)
    return _least(before), _least(after)


def _least(starts: Sequence[Sequence[int]]) -> list[int]:
    least = [0]
    for end in range(1, len(starts)):
        cost = least[-1] + _SINGLE
        for start in starts[end]:
            cost = min(cost, least[start] + _UNIT)
        least.append(cost)
    return least


def _overlapped(outer: Sequence[Span]) -> list[Dropped]:
    """The terms that overlap a longer one, or an earlier one as long."""
    owner: dict[int, Span] = {}
    lost = []
    for term in sorted(outer, key=lambda chars: (chars.start - chars.end, chars.start)):
        rival = owner.get(term.start) or owner.get(term.end - 1)
        if rival:
            lost.append(Dropped(term, rival, True))
        else:
            owner |= dict.fromkeys(range(term.start, term.end), term)
    return lost

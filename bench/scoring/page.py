"""The page docs/scoring.md: equality with sacreBLEU, speed, what checks find, and how all that was obtained."""

from collections.abc import Mapping
from string import Template

_PAGE = Template("""\
# What scores and checks are worth

## Scores beside sacreBLEU's, and what they cost

One run of `make bench-scoring`: $origin.

Three candidates of 2,000 English lines of 25 words (and two of 1,000 lines that repeat eleven words) are made by
`bench/scoring/made_text.py` (seed $seed) and scored by `duizhao score … -j 2` with 1,000 resamples and 10,000
random exchanges, and by sacreBLEU $version from Python, which computes only the values. Every row is a process of its
own, its start included; CPU is user and system time, the clock that of duizhao. The machine is shared: only the ratio
can be compared with another run, and the clock shows what the neighbours left.

$table

*Difference* is the largest between the values of the two, in points; it comes from the order of additions.
`tests/scoring/test_sacrebleu.py` compares values of the corpus and of every segment, signatures, intervals and p, in
both directions.

TER is faster because RapidFuzz tells which shifts cannot win, and because the edits are found by bits, a row of the
matrix one number (`scoring/edit_trace.py`): the number of edits stays the same. A line whose search for shifts would
take more than about 0.2 s is cut off and counted (`shift:off(n)` in the signature; `--exact-ter` lifts the bound).

The start alone (`duizhao score` on one line, BLEU and chrF): $start s CPU.

## Checks without a reference

What the checks find in good translations: the beads of MAC-Dev's gold alignments, six chapters of fiction with their
published English, which is free: some of what is found is there to be found. All checks, also those that are off unless
asked for (`negation`).

$alarms

The check of coverage on the same texts after fifteen segments of a hundred have lost a clause of their English, and
fifteen have got one from another place (seed 1). Its limits were set on these texts, so that about one untouched
segment in twenty is suspected either way: fitted, not tested.

$detection

`tests/scoring/checks/` has twenty and more faulty examples for each check of single segments and for names, all found,
and as many good ones, none found.
""")


def page(parts: Mapping[str, str]) -> str:
    """The whole page in Markdown. Raises KeyError where a part is missing."""
    return _PAGE.substitute(parts)

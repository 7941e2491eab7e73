"""The page docs/scoring.md: equality with sacreBLEU, speed, and how both were obtained."""

from collections.abc import Mapping
from string import Template

_PAGE = Template("""\
# How scores compare with sacreBLEU's, and what they cost

One run of `make bench-scoring`: $origin.

Three candidates of 2,000 English lines of 25 words (and two of 1,000 lines that repeat eleven words) are made by
`bench/scoring/made_text.py` (seed $seed) and scored by `duizhao score … -j 2` with 1,000 resamples and the paired
bootstrap, and by sacreBLEU $version from Python, which computes only the values. Every row is a process of its own, its
start included; CPU is user and system time. The machine is shared: only the ratio can be compared with another run.

$table

*Difference* is the largest between the values of the two, in points; it comes from the order of additions.
`tests/scoring/test_sacrebleu.py` compares values of the corpus and of every segment, signatures, intervals and p, in
both directions.

TER is faster because RapidFuzz tells which shifts cannot win, and sacreBLEU's own beam is asked about the few that may:
the number of edits stays the same. A line whose search for shifts would take more than about 0.2 s is cut off and
counted (`shift:off(n)` in the signature; `--exact-ter` lifts the bound).

The start alone (`duizhao score` on one line, BLEU and chrF): $start s CPU.
""")


def page(parts: Mapping[str, str]) -> str:
    """The whole page in Markdown. Raises KeyError where a part is missing."""
    return _PAGE.substitute(parts)

"""The rung path as a small picture (SVG): a missing chapter and a doubtful stretch are seen at a glance."""

from collections.abc import Iterator
from itertools import groupby

from aligner.bead import Alignment
from aligner.page.summary import numbers_of, step_of
from corpus import Span

WIDTH, HEIGHT = 360, 220


def rung_map(alignment: Alignment) -> str:
    """An `<svg>`: the source from left to right, the target downwards; each stretch links to its first bead."""
    n_source, n_target = alignment.rungs[-1]
    label = f"Path of the alignment through {n_source} source and {n_target} target segments"
    return (
        f'<svg class="map" viewBox="-4 -4 {WIDTH + 8} {HEIGHT + 8}" role="img" aria-label="{label}">'
        f'<rect class="field" width="{WIDTH}" height="{HEIGHT}" rx="2"/>'
        f'<line class="diagonal" x2="{WIDTH}" y2="{HEIGHT}"/>'
        f"{''.join(_stretches(alignment))}</svg>"
    )


def _stretches(alignment: Alignment) -> Iterator[str]:
    """One linked line for each run of beads in the same step of confidence."""
    points = _points(alignment)
    for step, run in groupby(range(len(alignment.confidences)), lambda bead: step_of(alignment.confidences[bead])):
        first, *others = run
        beads = Span(first, first + 1 + len(others))
        path = " ".join(dict.fromkeys(points[beads.start : beads.end + 1]))
        yield (
            f'<a href="#b{first + 1}"><title>bead {numbers_of(beads)}</title>'
            f'<polyline class="c{step}" points="{path}"/></a>'
        )


def _points(alignment: Alignment) -> list[str]:
    n_source, n_target = alignment.rungs[-1]
    across, down = WIDTH / max(n_source, 1), HEIGHT / max(n_target, 1)
    return [f"{rung.source * across:.1f},{rung.target * down:.1f}" for rung in alignment.rungs]

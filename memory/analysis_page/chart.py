"""The chart of an analysis as SVG: a bar a file, as long as its share of the words in each row, best matches first."""

from collections.abc import Iterator, Sequence
from html import escape

from memory.analysis import FileAnalysis, Row

_WIDTH, _LEFT, _BAR, _STEP = 900, 200, 22, 34
_LONGEST_NAME = 28
_ROWS = list(Row)


def chart(analyses: Sequence[FileAnalysis]) -> Iterator[str]:
    """The lines of a figure with its legend; nothing where no file has words."""
    drawn = [one for one in analyses if one.total.volume]
    if not drawn:
        return
    height = _STEP * len(drawn) + 24
    label = "Share of the words of each file by match rate"
    yield f'<figure><svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{label}">'
    for number, one in enumerate(drawn):
        yield from _bar(one, _STEP * number + 4)
    for part in range(0, 101, 25):
        x = _LEFT + (_WIDTH - _LEFT - 20) * part / 100
        yield f'<text class="tick" x="{x:.0f}" y="{height - 6}" text-anchor="middle">{part} %</text>'
    yield "</svg><figcaption>"
    seen = {row for one in drawn for row in one.rows}
    yield "".join(
        f'<span><i class="r{number}"></i>{escape(row.value)}</span>' for number, row in enumerate(_ROWS) if row in seen
    )
    yield "</figcaption></figure>"


def _bar(one: FileAnalysis, y: int) -> Iterator[str]:
    name = one.name if len(one.name) <= _LONGEST_NAME else f"…{one.name[1 - _LONGEST_NAME :]}"
    yield f'<text x="{_LEFT - 10}" y="{y + 16}" text-anchor="end">{escape(name)}</text>'
    x = float(_LEFT)
    for row, amount in one.rows.items():
        width = (_WIDTH - _LEFT - 20) * amount.volume / one.total.volume
        told = f"{row.value}: {amount.volume:,} words, {amount.volume / one.total.volume:.1%}"
        yield (
            f'<rect class="r{_ROWS.index(row)}" x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_BAR}">'
            f"<title>{escape(told)}</title></rect>"
        )
        x += width

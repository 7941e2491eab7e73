"""Charts as SVG drawn by hand, without style attributes: colours are classes of the page's style sheet."""

from collections.abc import Iterator, Sequence
from html import escape

from scoring.page.buckets import Bucket

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 460, 180, 34, 24, 8
_BINS = 10


def bars(buckets: Sequence[Bucket], names: Sequence[str], label: str) -> str:
    """Groups of bars, one for each bucket, with the axis from 0 to the next ten."""
    highest = _ceiling([value for bucket in buckets for value in bucket.values if value is not None])
    across = (_WIDTH - _LEFT) / max(len(buckets), 1)
    thick = min(26.0, across * 0.8 / max(len(names), 1))
    parts = list(_axis(highest))
    for place, bucket in enumerate(buckets):
        left = _LEFT + place * across + (across - thick * len(names)) / 2
        for number, value in enumerate(bucket.values):
            if value is not None:
                tall = _tall(value, highest)
                place_of = f'x="{left + number * thick:.1f}" y="{_HEIGHT - _BOTTOM - tall:.1f}"'
                named = f"<title>{escape(names[number])}: {value:.1f}</title>"
                size = f'width="{thick - 1:.1f}" height="{tall:.1f}"'
                parts.append(f'<rect class="k{number % 6}" {place_of} {size}>{named}</rect>')
        parts.append(_text(_LEFT + (place + 0.5) * across, _HEIGHT - 8, bucket.label, "middle"))
    return _svg(parts, label)


def histogram(values: Sequence[Sequence[float | None]]) -> list[Bucket]:
    """How many segments of each candidate have a score in each tenth of 0 to 100; what is over 100 is in the last."""
    columns = []
    for one in values:
        counts = [0] * _BINS
        for value in one:
            if value is not None:
                counts[min(int(value // (100 / _BINS)), _BINS - 1)] += 1
        columns.append(counts)
    return [
        Bucket(f"{place * 10}–", sum(column[place] for column in columns), tuple(float(c[place]) for c in columns))
        for place in range(_BINS)
    ]


def intervals(rows: Sequence[tuple[str, float | None, tuple[float, float] | None]], label: str) -> str:
    """One line for each candidate: its interval as a bar, its value as a dot."""
    known = [end for _, value, ends in rows for end in (ends or (value, value)) if end is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    margin = max((high - low) * 0.1, 0.5)
    low, high = low - margin, high + margin
    left, height = 130, 14 + 22 * len(rows)
    parts = []
    for number, (name, value, ends) in enumerate(rows):
        y = 16 + 22 * number
        parts.append(_text(left - 10, y + 4, name if len(name) < 19 else name[:18] + "…", "end"))

        def at(number: float) -> float:
            return left + (number - low) / (high - low) * (_WIDTH - left - 50)

        if ends:
            size = f'width="{max(at(ends[1]) - at(ends[0]), 1):.1f}" height="8"'
            parts.append(f'<rect class="k{number % 6} span" x="{at(ends[0]):.1f}" y="{y - 4}" {size} rx="4"/>')
        if value is not None:
            parts.append(f'<circle class="k{number % 6}" cx="{at(value):.1f}" cy="{y}" r="4.5"/>')
            parts.append(_text(_WIDTH - 44, y + 4, f"{value:.2f}", "start"))
    return _svg(parts, label, height)


def scatter(first: Sequence[float | None], second: Sequence[float | None], names: Sequence[str], label: str) -> str:
    """A dot for each segment: the score of the first candidate to the right, that of the second upwards, 0 to 100."""
    side = 300
    parts = [f'<path class="grid" d="M0 {side}L{side} 0M0 0V{side}H{side}"/>']
    dots = sorted({(round(a), round(b)) for a, b in zip(first, second, strict=True) if a is not None and b is not None})
    moves = "".join(f"M{min(a, 100) * 3} {side - min(b, 100) * 3}h0" for a, b in dots)
    parts.append(f'<path class="dots" d="{moves}"/>')
    parts += [_text(side, side + 14, f"{names[0]} →", "end"), _text(4, 12, f"↑ {names[1]}", "start")]
    return _svg(parts, label, side + 18, side)


def _axis(highest: float) -> Iterator[str]:
    for step in range(5):
        y = _HEIGHT - _BOTTOM - step / 4 * (_HEIGHT - _BOTTOM - _TOP)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH}"/>'
        yield _text(_LEFT - 5, y + 3.5, f"{highest * step / 4:g}", "end")


def _tall(value: float, highest: float) -> float:
    return value / highest * (_HEIGHT - _BOTTOM - _TOP)


def _ceiling(values: Sequence[float]) -> float:
    """The least of 1, 2, 4, 10, 20, 40 … that is not below any value, so that quarters of it are short numbers."""
    highest, step = max(values, default=1.0), 1.0
    while True:
        for factor in (1, 2, 4, 6, 8):
            if step * factor >= highest:
                return step * factor
        step *= 10


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(parts: Sequence[str], label: str, height: int = _HEIGHT, width: int = _WIDTH) -> str:
    return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'

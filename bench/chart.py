"""A line chart as SVG: axes, ticks, lines with their names at the last point."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 390, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 346, 34, 256
_STYLE = "text{font:12px sans-serif;fill:#333}.tick{fill:#777;font-size:11px}.name{font-weight:bold}"


class Axis(NamedTuple):
    """What an axis shows, and its ticks as (place, text); the first and the last are its ends."""

    label: str
    ticks: Sequence[tuple[float, str]]

    def part(self, value: float) -> float:
        """Where a value lies between the ends, 0 to 1."""
        low, high = self.ticks[0][0], self.ticks[-1][0]
        return min(max((value - low) / (high - low), 0.0), 1.0)


class Line(NamedTuple):
    """Points in the units of the axes, joined; a name for the legend and a CSS colour."""

    name: str
    colour: str
    points: Sequence[tuple[float, float]]


class Chart(NamedTuple):
    """Lines over two axes."""

    title: str
    x: Axis
    y: Axis
    lines: Sequence[Line]


def svg(charts: Sequence[Chart]) -> str:
    """The charts side by side as one SVG document."""
    width = WIDTH * len(charts)
    drawn = "\n".join(
        f'<g transform="translate({WIDTH * number})">\n{_chart(one)}\n</g>' for number, one in enumerate(charts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}">\n'
        f'<style>{_STYLE}</style>\n<rect width="100%" height="100%" fill="white"/>\n{drawn}\n</svg>\n'
    )


def _chart(chart: Chart) -> str:
    parts = [
        _text(_LEFT, 20, chart.title, "name"),
        _text((_LEFT + _RIGHT) / 2, HEIGHT - 8, chart.x.label, anchor="middle"),
        f'<g transform="rotate(-90)">{_text(-(_TOP + _BOTTOM) / 2, 14, chart.y.label, anchor="middle")}</g>',
        *(_tick(_across(chart.x, value), _BOTTOM + 16, text, "middle") for value, text in chart.x.ticks),
        *(_grid_line(_down(chart.y, value), text) for value, text in chart.y.ticks),
        *(_line(line, chart) for line in chart.lines),
        *(_legend(line, number) for number, line in enumerate(chart.lines)),
    ]
    return "\n".join(parts)


def _across(axis: Axis, value: float) -> float:
    return _LEFT + axis.part(value) * (_RIGHT - _LEFT)


def _down(axis: Axis, value: float) -> float:
    return _BOTTOM - axis.part(value) * (_BOTTOM - _TOP)


def _line(line: Line, chart: Chart) -> str:
    places = [(_across(chart.x, x), _down(chart.y, y)) for x, y in line.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{line.colour}"/>' for x, y in places)
    return f'<polyline points="{path}" fill="none" stroke="{line.colour}" stroke-width="2"/>{dots}'


def _legend(line: Line, number: int) -> str:
    y = _TOP + 14 + 17 * number
    mark = f'<rect x="{_LEFT + 8}" y="{y - 9}" width="10" height="10" fill="{line.colour}"/>'
    return mark + _text(_LEFT + 24, y, line.name)


def _grid_line(y: float, text: str) -> str:
    line = f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_RIGHT}" y2="{y:.1f}" stroke="#ddd"/>'
    return line + _tick(_LEFT - 6, y + 4, text, "end")


def _tick(x: float, y: float, text: str, anchor: str) -> str:
    return _text(x, y, text, "tick", anchor)


def _text(x: float, y: float, text: str, kind: str = "label", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(text)}</text>'

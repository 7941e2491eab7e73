"""Inline codes of a seg: pairs, positions and numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tmx.check.node import Node
from tmx.check.report import Report
from tmx.place import quoted

_NUMBERED = ("bpt", "it", "ph", "hi", "ut")


def check_codes(seg: Node, report: Report) -> None:
    """TMX-25, 26, 27, 28 and 42 of one seg; each sub is a text of its own."""
    _pairs(seg, report)
    if seg.children and report.is_only_for("lokalize"):
        report.add("TMX-42", seg.children[0].spot, f"{seg.children[0].name}: Lokalize drops the text behind it")
    for code in _codes(seg):
        if code.name == "it" and code.get("pos") not in ("begin", "end"):
            found = f"pos {quoted(code.get('pos'))}" if code.has("pos") else "it without pos"
            report.add("TMX-26", code.spot, found)
        elif code.name == "hi":
            report.add("TMX-28", code.spot, "hi: OmegaT drops the text inside")
        elif code.name == "sub":
            _pairs(code, report)
    _numbers(seg, report)


def check_same_numbers(segs: Sequence[tuple[str, Node]], report: Report) -> None:
    """TMX-27 across the variants of a unit, given with their languages: the same `x` in each."""
    if len(segs) < 2:
        return
    known = [{(code.name, code.get("x")) for code in _numbered(seg)} for _, seg in segs]
    every = set[tuple[str, str]]().union(*known)
    for (language, seg), own in zip(segs, known, strict=True):
        for name, number in sorted(every - own):
            report.warn("TMX-27", seg.spot, f"{name} x={number[:20]} is missing in {language}")


def _codes(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _codes(child)


def _flow(node: Node) -> Iterator[Node]:
    """The codes of one text: those inside a hi belong to it, those inside a sub do not."""
    for child in node.children:
        yield child
        if child.name == "hi":
            yield from _flow(child)


def _pairs(text: Node, report: Report) -> None:
    opened: dict[str, Node] = {}
    closed: set[str] = set()
    for code in _flow(text):
        if code.name not in ("bpt", "ept"):
            continue
        number = code.get("i")
        shown = f"{code.name} i={number[:20]}"
        if not code.has("i"):
            report.add("TMX-25", code.spot, f"{code.name} without i")
        elif code.name == "bpt":
            if number in opened:
                report.add("TMX-25", code.spot, f"{shown} stands twice", fix="give each pair its own i")
            opened.setdefault(number, code)
        elif number in closed:
            report.add("TMX-25", code.spot, f"{shown} stands twice", fix="give each pair its own i")
        else:
            if number not in opened:
                report.add("TMX-25", code.spot, f"{shown} has no bpt before it")
            closed.add(number)
    for number, code in opened.items():
        if number not in closed:
            report.add("TMX-25", code.spot, f"bpt i={number[:20]} has no ept")


def _numbered(seg: Node) -> list[Node]:
    return [code for code in _codes(seg) if code.name in _NUMBERED and code.has("x")]


def _numbers(seg: Node, report: Report) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for code in _numbered(seg):
        number = code.get("x")
        if not (number.isascii() and number.isdecimal()):
            report.add("TMX-27", code.spot, f"x {quoted(number)} of {code.name} is not a number", fix="write a number")
            continue
        seen[code.name, number] += 1
        if seen[code.name, number] == 2:
            report.add("TMX-27", code.spot, f"{code.name} x={number[:20]} stands twice", fix="number each once")

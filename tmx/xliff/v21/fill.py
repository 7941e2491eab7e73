"""A unit of XLIFF 2 with translations and candidates filled in, and all else to the letter."""

from collections.abc import Sequence

from tmx.xliff.elements import MATCHES, name_in
from tmx.xliff.filling import Filling, Work, fitting
from tmx.xliff.markup import open_tag
from tmx.xliff.splice import Cut, Part, attribute, cut, with_attribute
from tmx.xliff.states import STATES_21, values_of
from tmx.xliff.v21.write import candidate


def fill_21(work: Work) -> str:
    """The unit as XML again; what does not fit is counted as lost."""
    unit = cut(work.raw)
    segments = {at: cut(part.raw) for at, part in enumerate(unit.parts) if part.name == f"{unit.prefix}segment"}
    sources = {at: source for at, segment in segments.items() if (source := segment.child("source"))}
    if len(sources) != len(work.units):
        return work.given_up()
    texts = fitting(list(sources.values()), work)
    lines: list[str] = []
    for at, text, filling in zip(sources, texts, work.fillings, strict=True):
        segment = segments[at]
        if filling.matches and not attribute(segment.start, "id"):
            segment = segment._replace(start=with_attribute(segment.start, "id", _free_id(unit.raw)))
        for match in filling.matches:
            lines += candidate(match, attribute(segment.start, "id"), work.findings)
        segment = _with_target(segment, text, filling) if text else segment
        unit = unit.with_parts(at, 1, Part(f"{unit.prefix}segment", segment.raw))
    return _with_candidates(unit, lines, work).raw


def _with_target(segment: Cut, text: str, filling: Filling) -> Cut:
    """The segment with this text and the state of its filling."""
    values = values_of(filling.props)
    start = with_attribute(segment.start, "state", STATES_21.state(values))
    start = with_attribute(start, "subState", STATES_21.detail_of(values))
    segment, name = segment._replace(start=start), f"{segment.prefix}target"
    at = segment.place("target")
    if at < 0:
        return segment.with_after(segment.place("source"), f"<{name}>{text}</{name}>")
    target = cut(segment.parts[at].raw)._replace(parts=(Part("", text),))
    return segment.with_parts(at, 1, Part(name, target.raw))


def _with_candidates(unit: Cut, lines: Sequence[str], work: Work) -> Cut:
    """The unit with more candidates in its `matches`, which has to be made first where there is none."""
    if not lines:
        return unit
    names = (("xmlns:mtc", MATCHES), *((("xmlns", work.namespace),) if unit.prefix else ()))
    if any(name_in(part, MATCHES) for part in work.element):
        at = next(at for at, part in enumerate(unit.parts) if part.name.rpartition(":")[2] == "matches")
        matches = cut(unit.parts[at].raw)
        added = [line.replace("<mtc:match", open_tag("mtc:match", names)[:-1], 1) for line in lines]
        raw = "\n".join([matches.start + matches.inner, *added, matches.end])
        return unit.with_parts(at, 1, unit.parts[at]._replace(raw=raw))
    raw = "\n".join(["", open_tag("mtc:matches", names), *lines, "</mtc:matches>"])
    return unit.with_parts(0, 0, Part("mtc:matches", raw))


def _free_id(raw: str) -> str:
    """An id for a segment that nothing in the unit has."""
    number = 1
    while f"s{number}" in raw:
        number += 1
    return f"s{number}"

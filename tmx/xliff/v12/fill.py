"""A trans-unit of XLIFF 1.2 with translations and candidates filled in, and all else to the letter."""

from collections.abc import Callable, Sequence

from tmx.xliff.elements import Family
from tmx.xliff.filling import Work, fitting
from tmx.xliff.splice import Cut, Part, attribute, cut, with_attribute
from tmx.xliff.states import STATES_12, STATUS, value_of, values_of
from tmx.xliff.v12.read import segments_in
from tmx.xliff.v12.write import candidate

_UNFINISHED = "needs-translation"


def fill_12(work: Work) -> str:
    """The unit as XML again; what does not fit is counted as lost."""
    unit = cut(work.raw)
    segments = segments_in(Family(work.element), work.findings.silent())
    sources = _sources(unit, [segment.mid for segment in segments])
    if len(sources) != len(work.units):
        return work.given_up()
    texts = fitting(list(sources.values()), work)
    if any(texts):
        unit = _with_target(unit, dict(zip(sources, texts, strict=True)), _state(work, texts))
    names = (("xmlns", work.namespace),) if unit.prefix else ()
    candidates = [
        candidate(match, one.variants[0].content, (*names, *((("mid", mid),) if mid else ())), work.findings)
        for mid, one, filling in zip(sources, work.units, work.fillings, strict=True)
        for match in filling.matches
    ]
    return unit.with_after(_last_side(unit), *candidates).raw


def _sources(unit: Cut, mids: Sequence[str]) -> dict[str, Cut]:
    """The sources that are translated as they stand, by the `mid` of the segment, or the whole one under no name."""
    if mids == [""]:
        source = unit.child("source")
        return {"": source} if source else {}
    marks = _marks(unit.child("seg-source"))
    return {mid: marks[mid] for mid in mids if mid in marks}


def _marks(element: Cut | None) -> dict[str, Cut]:
    """The marked segments of a side."""
    found: dict[str, Cut] = {}

    def note(mark: Cut) -> str:
        found[attribute(mark.start, "mid")] = mark
        return mark.raw

    if element:
        _rewritten(element, note)
    return found


def _rewritten(element: Cut, rewrite: Callable[[Cut], str]) -> Cut:
    """A side with each of its marked segments rewritten."""
    parts = []
    for part in element.parts:
        if not part.name:
            parts.append(part)
            continue
        inner = cut(part.raw)
        is_segment = part.name == f"{inner.prefix}mrk" and attribute(inner.start, "mtype") == "seg"
        parts.append(Part(part.name, rewrite(inner) if is_segment else _rewritten(inner, rewrite).raw))
    return element._replace(parts=tuple(parts))


def _with_target(unit: Cut, texts: dict[str, str], state: Sequence[tuple[str, str]]) -> Cut:
    """The unit with the texts in its target, by the `mid` of their segments."""
    old = unit.child("target")
    target = old or Cut(f"<{unit.prefix}target>", (), f"</{unit.prefix}target>")
    if "" in texts:
        target = target._replace(parts=(Part("", texts[""]),))
    elif old and _marks(old):
        target = _rewritten(old, lambda mark: _with_text(mark, _text(mark, texts) or mark.inner))
    elif seg_source := unit.child("seg-source"):
        emptied = _rewritten(seg_source, lambda mark: _with_text(mark, _text(mark, texts)))
        target = target._replace(parts=emptied.parts)
    for name, value in state:
        target = target._replace(start=with_attribute(target.start, name, value))
    if old:
        return unit.with_parts(unit.place("target"), 1, Part(f"{unit.prefix}target", target.raw))
    return unit.with_after(_last_side(unit), target.raw)


def _text(mark: Cut, texts: dict[str, str]) -> str:
    return texts.get(attribute(mark.start, "mid"), "")


def _with_text(mark: Cut, text: str) -> str:
    return mark._replace(parts=(Part("", text),)).raw


def _last_side(unit: Cut) -> int:
    return max(unit.place(name) for name in ("source", "seg-source", "target"))


def _state(work: Work, texts: Sequence[str]) -> list[tuple[str, str]]:
    """The attributes of the target: of the most doubtful of its segments, or that some are still without text."""
    if any(len(unit.variants) < 2 and not text for unit, text in zip(work.units, texts, strict=True)):
        return [("state", _UNFINISHED), ("state-qualifier", "")]
    filled = [filling.props for filling, text in zip(work.fillings, texts, strict=True) if text]
    values = values_of(min(filled, key=lambda props: value_of(props, STATUS) != "doubtful"))
    return [("state", STATES_12.state(values)), ("state-qualifier", STATES_12.detail_of(values))]

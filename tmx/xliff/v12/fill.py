"""A trans-unit of XLIFF 1.2 with translations and candidates filled in, and all else to the letter."""

from collections.abc import Callable, Sequence, Set

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
    texts = _placed(unit, list(sources), fitting(list(sources.values()), work), work)
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


def _placed(unit: Cut, mids: Sequence[str], texts: Sequence[str], work: Work) -> list[str]:
    """The texts for which there is a place: a target with marks takes further ones, but none inside other codes."""
    old, seg_source = _marks(unit.child("target")), unit.child("seg-source")
    if not old or seg_source is None:
        return list(texts)
    places = old.keys() | {_mid(mark) for _, mark in _outermost(seg_source)}
    lost = [bool(text) and mid not in places for mid, text in zip(mids, texts, strict=True)]
    for _ in range(sum(lost)):
        work.findings.lose("translation for a segment that the target has no place for")
    return ["" if is_lost else text for is_lost, text in zip(lost, texts, strict=True)]


def _outermost(side: Cut) -> list[tuple[int, Cut]]:
    """The elements of a side that stand in no other, each with its place among the parts."""
    return [(at, cut(part.raw)) for at, part in enumerate(side.parts) if part.name]


def _marks(element: Cut | None) -> dict[str, Cut]:
    """The marked segments of a side."""
    found: dict[str, Cut] = {}

    def note(mark: Cut) -> str:
        found[_mid(mark)] = mark
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
    elif (seg_source := unit.child("seg-source")) and old and _marks(old):
        target = _rewritten(old, lambda mark: _with_text(mark, _text(mark, texts) or mark.inner))
        target = _completed(target, seg_source, texts)
    elif seg_source:
        emptied = _rewritten(seg_source, lambda mark: _with_text(mark, _text(mark, texts)))
        target = target._replace(parts=emptied.parts)
    for name, value in state:
        target = target._replace(start=with_attribute(target.start, name, value))
    if old:
        return unit.with_parts(unit.place("target"), 1, Part(f"{unit.prefix}target", target.raw))
    return unit.with_after(_last_side(unit), target.raw)


def _completed(target: Cut, seg_source: Cut, texts: dict[str, str]) -> Cut:
    """The target with the marked segments that it lacked, before what comes behind them, and the white space before."""
    there, parts = _marks(target), seg_source.parts
    for at, mark in _outermost(seg_source):
        if (text := _text(mark, texts)) and _mid(mark) not in there:
            behind = _marks(seg_source._replace(parts=parts[at + 1 :])).keys()
            place = next((n for n, one in enumerate(target.parts) if behind & _marked(target, one)), len(target.parts))
            gap = [one for one in parts[max(at - 1, 0) : at] if one.raw.isspace()]
            target = target.with_parts(place, 0, *gap, Part(parts[at].name, _with_text(mark, text)))
    return target


def _marked(side: Cut, part: Part) -> Set[str]:
    """The `mid` of the marked segments in a part of a side."""
    return _marks(side._replace(parts=(part,))).keys()


def _mid(mark: Cut) -> str:
    return attribute(mark.start, "mid")


def _text(mark: Cut, texts: dict[str, str]) -> str:
    return texts.get(_mid(mark), "")


def _with_text(mark: Cut, text: str) -> str:
    return mark._replace(parts=(Part("", text),)).raw


def _last_side(unit: Cut) -> int:
    return max(unit.place(name) for name in ("source", "seg-source", "target"))


def _state(work: Work, texts: Sequence[str]) -> list[tuple[str, str]]:
    """The attributes of the target: of the most doubtful of its segments, or that some are still without text."""
    if any(len(unit.variants) < 2 and not text for unit, text in zip(work.units, texts, strict=True)):
        return [("state", _UNFINISHED), ("state-qualifier", "")]
    filled: list[Sequence[object]] = [filling.props for filling, text in zip(work.fillings, texts, strict=True) if text]
    there = [unit.annotations for unit in work.units if len(unit.variants) > 1]
    filled += [told for told in there if value_of(told, "x-xliff-state") != _UNFINISHED]
    values = values_of(min(filled, key=lambda props: value_of(props, STATUS) != "doubtful"))
    return [("state", STATES_12.state(values)), ("state-qualifier", STATES_12.detail_of(values))]

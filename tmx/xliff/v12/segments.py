"""The segments of a trans-unit: those that `seg-source` marks, or the unit as a whole."""

from typing import NamedTuple

from tmx.content import Code, Content, plain
from tmx.exchange.findings import Findings
from tmx.xliff.elements import joined
from tmx.xliff.identity import codes_in

_SEGMENT = ("mtype", "seg")


class Segment(NamedTuple):
    """A source and its target, empty if there is none; `mid` is empty for a whole unit."""

    mid: str
    source: Content
    target: Content


def segments_of(source: Content, seg_source: Content, target: Content, findings: Findings) -> list[Segment]:
    """The segments of a unit.

    A target that is not segmented, though the source is, makes the unit one segment again.
    """
    sources, targets = _marked(seg_source), _marked(target)
    if not sources or (plain(target).strip() and not targets):
        return [Segment("", source, _unmarked(target))]
    if _words(seg_source) != _words(source):
        findings.remark("seg-source has other words than source")
    for side in (seg_source, target):
        _lose_between(side, findings)
    for mid in targets.keys() - sources.keys():
        findings.remark(f"a segment of the target has no source: {mid}")
    return [Segment(mid, content, targets.get(mid, ())) for mid, content in sources.items()]


def _marked(content: Content) -> dict[str, Content]:
    """The segments of a side by their `mid`, in reading order."""
    return {dict(code.attributes).get("mid", ""): code.content for code in codes_in(content) if _is_segment(code)}


def _unmarked(content: Content) -> Content:
    """The content without the marks of segments."""
    pieces: list[str | Code] = []
    for piece in content:
        if isinstance(piece, str):
            pieces.append(piece)
        elif _is_segment(piece):
            pieces += _unmarked(piece.content)
        else:
            pieces.append(piece._replace(content=_unmarked(piece.content)))
    return joined(pieces)


def _lose_between(content: Content, findings: Findings) -> None:
    for piece in content:
        if isinstance(piece, str):
            if piece.strip():
                findings.lose("words between segments")
        elif not _is_segment(piece):
            findings.lose("inline code between segments")
            _lose_between(piece.content, findings)


def _is_segment(code: Code) -> bool:
    return code.kind == "mrk" and _SEGMENT in code.attributes


def _words(content: Content) -> str:
    return "".join(plain(content).split())

"""What is filled into a segment, and whether its inline codes fit there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from tmx.content import Code, Content
from tmx.escape import xml_text
from tmx.exchange.findings import Findings
from tmx.unit import Prop, TranslationUnit
from tmx.xliff.match import Match
from tmx.xliff.origin import TRANSLATE
from tmx.xliff.splice import Cut, RawCode, raw_codes
from tmx.xliff.states import value_of
from tmx.xml import ILLEGAL


class Filling(NamedTuple):
    """A translation for a segment that has none, what is said of it, and candidates.

    The inline codes of `target` are those of the segment's own source, each once; without a target there are only
    candidates. `props` are those that say a state: `x-duizhao-status`, `x-xliff-state-qualifier`, `x-xliff-subState`.
    """

    target: Content = ()
    props: Sequence[Prop] = ()
    matches: Sequence[Match] = ()


Fill = Callable[[TranslationUnit], Filling]
"""What goes into a unit; an empty Filling leaves it as it is."""


class Work(NamedTuple):
    """A unit of XLIFF to be filled in: as it stands, as it was read, and what goes into each of its segments."""

    raw: str
    element: etree._Element
    units: Sequence[TranslationUnit]
    fillings: Sequence[Filling]
    findings: Findings

    @property
    def namespace(self) -> str:
        """The namespace of the unit; empty without one."""
        return str(self.element.tag).rpartition("}")[0][1:]

    def given_up(self) -> str:
        """The unit as it is, because its elements have other prefixes than it has itself."""
        self.findings.lose("translation for a unit whose elements have several prefixes")
        return self.raw


def fitting(sources: Sequence[Cut], work: Work) -> list[str]:
    """The targets as XML; empty where none is given, may be given, or is needed, and where its codes do not fit."""
    texts = []
    for source, unit, filling in zip(sources, work.units, work.fillings, strict=True):
        text = ""
        if filling.target and len(unit.variants) > 1:
            work.findings.lose("translation for a segment that has one")
        elif filling.target and value_of(unit.annotations, TRANSLATE) == "no":
            work.findings.lose("translation for a segment that is not to be translated")
        elif filling.target:
            text = filled_in(filling.target, unit.variants[0].content, raw_codes(source))
            if not text:
                work.findings.lose("translation whose inline codes do not fit the segment")
        texts.append(text)
    return texts


def filled_in(target: Content, source: Content, raw: Sequence[RawCode]) -> str:
    """The target as XML with the codes of the source as they stand there; empty where the codes do not fit.

    `raw` are the codes of the source in its order. Each has to stand once, and spans have to nest.
    """
    codes = _flat(source)
    places: dict[Code, list[int]] = {}
    for place, code in enumerate(codes):
        places.setdefault(code, []).insert(0, place)
    taken: list[int] = []
    pieces: list[str] = []
    for piece in _without_marks(target):
        if isinstance(piece, str):
            pieces.append(xml_text(piece))
        elif places.get(piece):
            taken.append(places[piece].pop())
            pieces.append(raw[taken[-1]].raw if taken[-1] < len(raw) else "")
        else:
            return ""
    fits = len(taken) == len(codes) == len(raw) and _nests(taken, raw)
    xml = "".join(pieces)
    return xml if fits and not ILLEGAL.search(xml) else ""


def _nests(order: Sequence[int], raw: Sequence[RawCode]) -> bool:
    """Whether the spans nest in this order, given that they nest in their own."""
    opened: list[int] = []
    starts: dict[int, int] = {}
    for place, code in enumerate(raw):
        if code.is_start:
            opened.append(place)
        elif code.is_end:
            starts[place] = opened.pop()
    for place in order:
        if raw[place].is_start:
            opened.append(place)
        elif place in starts and (not opened or opened.pop() != starts[place]):
            return False
    return not opened


def _flat(content: Content) -> list[Code]:
    """The codes of a content in its order, those inside marks too."""
    return [piece for piece in _without_marks(content) if isinstance(piece, Code)]


def _without_marks(content: Content) -> list[str | Code]:
    pieces: list[str | Code] = []
    for piece in content:
        if isinstance(piece, Code) and piece.kind == "hi":
            pieces += _without_marks(piece.content)
        else:
            pieces.append(piece)
    return pieces

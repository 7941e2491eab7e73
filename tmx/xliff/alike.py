"""Units whose markup is alike, read by what was made of the first of them: a tenth of the work of parsing each.

The markup of a unit is its tags and the white space between them; its words are the texts and the `id`. Marks in the
place of the words show where in a unit of the memory each of them comes to stand. Only texts that no reference and no
character can make wrong are read so (`Scanner.text_is_plain`), and only markup that loses nothing and breaks no rule.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, count

from lxml import etree

from corpus import InputError
from tmx.exchange.findings import Findings
from tmx.exchange.outline import MARK, mark
from tmx.loss import Losses
from tmx.place import Place, Remarks
from tmx.reference import unescaped
from tmx.scan import Unread
from tmx.unit import TranslationUnit
from tmx.xliff.around import Around
from tmx.xliff.decisive import DECISIVE
from tmx.xliff.mould import Mould, UnclearError, mould_of
from tmx.xml import Door

Read = Callable[[etree._Element, Around, Findings], list[TranslationUnit]]
"""The units of an element of XLIFF, whose surroundings are known."""

_MOST = 1_000
"""Kinds of markup that are kept; files in which no two units are alike are read without."""
_MOST_RUNS = 50
"""Kinds that are looked for many at a time: an expression takes a millisecond."""
_LONGEST = 100_000
_PARSED = (MARK, "<!", "<?")
"""What has no place in a mould: `>` in a comment or an instruction ends no tag."""
_TAGS = re.compile("(<[^>]*+>)")
_NAMED, _NUMBERED = "[A-Za-z0-9.:-][A-Za-z0-9_.:-]*+", "_[0-9]++"
_ID = re.compile(rf'(<[a-z-]+(?: [a-z-]+="[^"]*+")*? id=")({_NAMED}|{_NUMBERED})(")')
_NAMES = (' name="', ' resname="')
_NUMBERLESS = "_1"
_GAP = r"([ \t\n]*+)"
_WORDS = r"(\s*+[^<\s][^<]*+)"
_REST = "|(?s:.+)"
"""What follows the units of a kind, so that no search goes on for others behind it."""


class Moulds:
    """What was made of each kind of markup so far."""

    def __init__(self, read: Read) -> None:
        self._door, self._read = Door(), read
        self._known: dict[tuple[object, ...], Mould | None] = {}
        self._runs: dict[tuple[object, ...], _Run] = {}
        self._last: _Run | None = None

    def run(self, unread: Unread, parent: str, around: Around, number: int) -> Sequence[TranslationUnit]:
        """All units at the position that are like the last, which moves behind them; `number` is that of the first."""
        run = self._last
        if run is None or run.parent != parent or run.around != around or not unread.text_is_plain:
            return ()
        return run.units_at(unread, number)

    def unit(self, raw: str, parent: str, around: Around, place: Place) -> TranslationUnit | None:
        """The unit of the element `raw`; None where it has to be parsed. `parent` is a tag with the namespaces."""
        if len(raw) > _LONGEST or any(sign in raw for sign in _PARSED):
            return None
        pieces = _TAGS.split(raw)
        id = _ID.match(pieces[1])
        if id is None or _NAMES[0] in pieces[1] or _NAMES[1] in pieces[1]:
            return None
        words = [id[2]]
        pieces[1] = f"{id[1]}{_NUMBERLESS if id[2][0] == '_' else MARK}{pieces[1][id.end(2) :]}"
        for at in range(2, len(pieces), 2):
            text = pieces[at]
            if text and not text.isspace() and not _is_decisive(pieces[at - 1]):
                words.append(unescaped(text))
                pieces[at] = MARK
        key = (*pieces, parent, around)
        if key in self._known:
            mould = self._known[key]
            if mould and key not in self._runs and len(self._runs) < _MOST_RUNS:
                self._runs[key] = _Run(_expression(pieces), mould, parent, around)
            self._last = self._runs.get(key)
        elif len(self._known) < _MOST:
            mould = self._known[key] = self._made(pieces, parent, around)
        else:
            return None
        return mould.filled([[word] for word in words], [place.unit], [place.line])[0] if mould else None

    def _made(self, pieces: Sequence[str], parent: str, around: Around) -> Mould | None:
        """What the full reader makes of this markup with marks in it; None where it loses or remarks something."""
        if any("&" in piece for piece in pieces):
            return None  # a reference could hide the name of a decisive property, or a mark
        first, *others = "".join(pieces).split(MARK)
        start = 0 if MARK in pieces[1] else 1
        outline = "".join([first, *[f"{mark(number)}{other}" for number, other in enumerate(others, start)]])
        remarks, losses = Remarks(), Losses()
        try:
            root = self._door.element(f"{parent}{outline}</x>", Place(""))
            found = self._read(root[0], around, Findings(Place(""), remarks, losses))
            return mould_of(found[0]) if len(found) == 1 and not [*remarks, *losses] else None
        except (InputError, UnclearError):
            return None


def _expression(pieces: Sequence[str]) -> str:
    """What finds the units of this markup: groups for the white space before them, and for their words."""
    if numbered := _ID.match(pieces[1]):
        id, before, after = _NUMBERED, numbered[1], pieces[1][numbered.end(2) :]
    else:
        id, (before, after) = _NAMED, pieces[1].split(MARK)
    others = [_WORDS if piece == MARK else re.escape(piece) for piece in pieces[2:]]
    return "".join([_GAP, re.escape(before), f"({id})", re.escape(after), *others])


@lru_cache(maxsize=4096)
def _is_decisive(tag: str) -> bool:
    """Whether what stands behind a tag decides how a unit is read."""
    return any(name in tag for name in DECISIVE)


class _Run:
    """What finds the units of one kind that follow each other in a text."""

    def __init__(self, expression: str, mould: Mould, parent: str, around: Around) -> None:
        self._expression, self._mould = re.compile(expression + _REST), mould
        self.parent, self.around = parent, around

    def units_at(self, unread: Unread, number: int) -> Sequence[TranslationUnit]:
        """Those at the position, as far as the text is in memory; it moves behind them."""
        found = list(self._expression.finditer(unread.text, unread.position))
        if found and found[-1].lastindex is None:
            found.pop()
        if not found or MARK in unread.text or max(unit.end() - unit.start() for unit in found) > _LONGEST:
            return ()
        gaps, *words = zip(*[unit.groups() for unit in found], strict=True)
        begin, end = unread.position, found[-1].end()
        if unread.text.find("&", begin, end) >= 0:
            words = [tuple(map(unescaped, column)) for column in words]
        ends = accumulate((unread.text.count("\n", *unit.span()) for unit in found), initial=unread.line)
        lines = [line + gap.count("\n") for line, gap in zip(ends, gaps, strict=False)]
        unread.pass_units(len(found), end)
        return self._mould.filled(words, count(number), lines)

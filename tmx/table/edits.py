"""A table that people have edited, taken back into the memory that it was made from: targets, status, remarks."""

import re
from collections.abc import Iterable, Iterator

from tmx.content import Code, Content, placeholders, plain
from tmx.language import matching, normalise
from tmx.loss import Losses
from tmx.table.entry import STATUS
from tmx.table.reading import Memory
from tmx.unit import Note, Prop, TranslationUnit, Variant

_TOKEN = re.compile(r"(\{/?[0-9]+\})")


class Edits:
    """What the rows of a table say, to be applied to the units of the memory that they came from.

    A row belongs to the unit with its identifier, or else its number, and only while its source is still the unit's;
    what does not fit is counted in `losses` and changes nothing. `targets`, `statuses` and `notes` count the changes.
    """

    def __init__(self, table: Memory, losses: Losses) -> None:
        self._source = normalise(table.header.srclang)
        self._losses = losses
        self._rows: dict[str | int, TranslationUnit] = {}
        self.targets = self.statuses = self.notes = 0
        for row in table.units:
            key = row.tuid or row.number
            if key in self._rows:
                losses.add("row with the identifier or number of another, passed over", row.number)
            else:
                self._rows[key] = row

    def applied(self, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
        """All units, those of which a row says something else changed; rows that no unit has are counted at the end."""
        for unit in units:
            row = self._rows.pop(unit.tuid or unit.number, None)
            yield unit if row is None else self._edited(unit, row)
        for row in self._rows.values():
            self._losses.add("row of a unit that the memory does not have", row.number)

    def _edited(self, unit: TranslationUnit, row: TranslationUnit) -> TranslationUnit:
        sources = matching(unit.variants, self._source)
        said = next((variant.text for variant in row.variants if variant.language == self._source), None)
        if len(sources) != 1 or said not in _views(sources[0].content):
            self._losses.add("row whose source is not the unit's: unit kept as it was", unit.number)
            return unit
        variants = unit.variants
        for target in row.variants:
            if target.language != self._source:
                variants = self._with_target(variants, target, unit.number)
        return self._with_remarks(unit._replace(variants=variants), row)

    def _with_target(self, variants: tuple[Variant, ...], target: Variant, number: int) -> tuple[Variant, ...]:
        same = [variant for variant in variants if variant.language == target.language]
        if not same:
            self.targets += 1
            return (*variants, target)
        if len(same) > 1:
            self._losses.add("target of a unit with several in one language: kept as they were", number)
            return variants
        if target.text in _views(same[0].content):
            return variants
        self.targets += 1
        content = restored(target.text, same[0].content)
        if content is None:
            self._losses.add("inline codes of an edited target, which has other numbers now", number)
        edited = same[0]._replace(content=(target.text,) if content is None else content)
        return tuple(edited if variant is same[0] else variant for variant in variants)

    def _with_remarks(self, unit: TranslationUnit, row: TranslationUnit) -> TranslationUnit:
        known = {line for note in unit.notes for line in (note.text, *note.text.split("\n"))}
        notes = tuple(Note(note.text) for note in row.notes if note.text not in known)
        self.notes += len(notes)
        annotations = (*unit.annotations, *notes)
        status = next((prop.text for prop in row.props if prop.type == STATUS), "")
        if status and status not in [prop.text for prop in unit.props if prop.type == STATUS]:
            self.statuses += 1
            others = (one for one in annotations if not (isinstance(one, Prop) and one.type == STATUS))
            annotations = (*others, Prop(STATUS, status))
        return unit._replace(annotations=annotations)


def _views(content: Content) -> tuple[str, str]:
    """A segment as tables show it."""
    return plain(content), placeholders(content)


def restored(text: str, content: Content) -> Content | None:
    """An edited text with the codes of the segment again where their numbers stand, `{1}` …

    None where the text has not just the numbers of the segment, or where these do not tell which code is meant.
    """
    codes = [piece for piece in content if isinstance(piece, Code)]
    if not codes:
        return (text,)
    tokens = _TOKEN.findall(placeholders(content))
    pieces = [str(piece) for piece in _TOKEN.split(text)]
    if len(tokens) != len(codes) or sorted(tokens) != sorted(pieces[1::2]):
        return None
    meant = dict(zip(tokens, codes, strict=True))
    return tuple(meant.get(piece, piece) for piece in pieces if piece)

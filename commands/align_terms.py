"""What `align` does with terms: bases as evidence, terms marked in HTML, their ids as props of units."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from commands.term_bases import bases_of

if TYPE_CHECKING:
    from aligner import Mark
    from termbase import Base, Lookup
    from tmx import TranslationUnit

TERM_PROP = "x-duizhao-term"


@dataclass(frozen=True)
class Terms:
    """The bases of a run, the nearest first, and whether units are to carry the ids of their terms.

    `opened` gives the bases when they are first asked for: the texts are being read by then.
    """

    opened: Callable[[], Sequence["Base"]]
    with_ids: bool

    @cached_property
    def bases(self) -> Sequence["Base"]:
        """The bases, opened once. Raises UnreadableError for a named one that is not there."""
        return self.opened()

    @cached_property
    def _lookup(self) -> "Lookup":
        from commands.settings import config_of
        from termbase import Lookup, open_words

        return Lookup(self.bases, open_words(Path(config_of().cache).expanduser()))

    def marks(self, text: str) -> list["Mark"]:
        """Where terms stand in a text, each with its renderings."""
        from aligner import Mark

        marks: dict[tuple[int, int], Mark] = {}
        for hit in self._lookup.find(text).hits if self.bases else ():
            title = "; ".join(term.text for term in hit.equivalents() if term.status != "deprecated")
            marks.setdefault(hit.chars, Mark(hit.chars, title or hit.concept.definition))
        return list(marks.values())

    def told(self, units: Iterator["TranslationUnit"]) -> Iterator["TranslationUnit"]:
        """The units with the ids of the concepts that stand in their source, if that is asked for."""
        from tmx import Prop

        for unit in units:
            hits = self._lookup.find(unit.variants[0].text).hits if self.with_ids else []
            ids = dict.fromkeys(hit.concept.id for hit in hits)
            yield unit._replace(annotations=(*unit.annotations, *(Prop(TERM_PROP, id) for id in ids)))


def terms_of_run(named: Sequence[Path], without: bool, with_ids: bool) -> Terms:
    """The bases that were named, then the user's and the shipped one, unless terms are to count for nothing."""
    return Terms(tuple, False) if without else Terms(partial(_opened, named), with_ids)


def _opened(named: Sequence[Path]) -> list["Base"]:
    own = bases_of([str(path) for path in named]) if named else []
    return [*own, *bases_of(None)]

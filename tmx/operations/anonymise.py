"""Who and when taken off a memory: ids of people, names of documents and projects, dates."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from tmx.content import Attributes
from tmx.dates import as_tmx
from tmx.facts import TYPED
from tmx.stretches import Units
from tmx.tally import Tally
from tmx.unit import Annotations, Header, Prop, TranslationUnit

_PEOPLE = frozenset({"creationid", "changeid"})
_DATES = frozenset({"creationdate", "changedate", "lastusagedate"})
_PROPS = {
    **dict.fromkeys(["x-user", "user", "x-author", "x-translator", "x-reviewer", "x-created-by"], "user"),
    **dict.fromkeys(["x-duizhao-source", "x-duizhao-target", "x-document", "document"], "document"),
    **dict.fromkeys(["x-file", "file", "x-filename", "x-originalfile", "x-origin"], "document"),
    **dict.fromkeys(["x-project", "project", "x-projectid", "x-client", "client", "x-customer"], "project"),
}
REASON = "names and dates"


class Names(StrEnum):
    """What becomes of names and dates: they go, or a name gets a number, and a date loses its time of day."""

    REMOVE = "remove"
    PSEUDONYMS = "pseudonyms"


class Anonymiser:
    """The pseudonyms of one run: the same name has the same number everywhere, in the order of first sight.

    Numbers, not digests: a digest of a name can be found again by trying names.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._numbers: dict[tuple[str, str], str] = {}

    def header(self, header: Header) -> Header:
        """The header without names and dates."""
        kept = [self._prop(part) if isinstance(part, Prop) else part for part in header.annotations]
        annotations = tuple(part for part in kept if part is not None)
        return header._replace(others=self._attributes(header.others), annotations=annotations)

    def units(self, units: Iterable[Units], tally: Tally) -> Iterator[TranslationUnit]:
        """The units without names and dates."""
        for unit in tally.each(units):
            variants = tuple(
                variant._replace(
                    attributes=self._attributes(variant.attributes), annotations=self._noted(variant.annotations)
                )
                for variant in unit.variants
            )
            changed = unit._replace(
                variants=variants,
                attributes=self._attributes(unit.attributes),
                annotations=self._noted(unit.annotations),
            )
            if changed != unit:
                tally.change(REASON)
            yield changed

    def _attributes(self, attributes: Attributes) -> Attributes:
        return tuple((name, kept) for name, value in attributes if (kept := self._value(name, value)))

    def _value(self, name: str, value: str) -> str:
        if name in _PEOPLE:
            return self._named("user", value)
        if name in _DATES:
            return as_tmx(as_tmx(value)[:8]) if self._names is Names.PSEUDONYMS else ""
        return value

    def _noted(self, annotations: Annotations) -> Annotations:
        kept = [self._prop(part) if isinstance(part, Prop) else part for part in annotations]
        return tuple(part for part in kept if part is not None)

    def _prop(self, prop: Prop) -> Prop | None:
        kind = _PROPS.get(prop.type.removesuffix(TYPED).lower())
        if kind is None:
            return prop
        name = self._named(kind, prop.text)
        return prop._replace(text=name) if name else None

    def _named(self, kind: str, name: str) -> str:
        if self._names is Names.REMOVE:
            return ""
        n_of_kind = sum(other == kind for other, _ in self._numbers)
        return self._numbers.setdefault((kind, name), f"{kind}-{n_of_kind + 1}")

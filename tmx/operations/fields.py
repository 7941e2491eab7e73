"""The fields that a condition may name: what they are called, of what kind they are, and how a unit answers."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import repeat
from typing import NamedTuple

from corpus import FormatError, comparable, numbers, script_of
from tmx.columns import text_columns
from tmx.dates import basic
from tmx.facts import attribute_texts, confidence, date, prop_texts, status
from tmx.language import Sides, sides
from tmx.operations.mojibake import is_garbled
from tmx.stretches import UnitsAlike
from tmx.unit import Header, TranslationUnit, Variant

Answer = tuple[str, ...] | float | str | bool | None
"""Texts of which one must fit; a number or a date, None or empty where there is none; whether something holds."""


class TermFound(NamedTuple):
    """A term in a text: what stands there, and the id of what it means, by which terms of two languages meet."""

    text: str
    concept: str


FindTerms = Callable[[str], Sequence[TermFound]]
"""Finds the terms of a text; this room knows no term base, so whoever has one gives this."""


def no_terms(text: str) -> Sequence[TermFound]:
    """Raises FormatError: a condition asks for terms, and there is no term base."""
    raise FormatError("the condition asks for terms: give a term base to find them in")


class FieldKind(StrEnum):
    """What a field is: texts, a number, a date, or something that holds or not."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"


_Words = tuple[tuple[str, ...], tuple[str, ...]]


class Facts:
    """One of some units that is asked: they are made, and its sides and their words found, when a clause wants that."""

    __slots__ = ("_header", "_place", "_sides", "_units", "_words", "find")

    def __init__(
        self,
        units: Callable[[], Sequence[TranslationUnit]],
        place: int,
        words: _Words | None,
        header: Header,
        find: FindTerms,
    ) -> None:
        self._units, self._place, self._words, self._header, self.find = units, place, words, header, find
        self._sides: Sides | None = None

    @property
    def unit(self) -> TranslationUnit:
        """The unit itself."""
        return self._units()[self._place]

    @property
    def sides(self) -> Sides:
        """Its source and its target variants."""
        if self._sides is None:
            self._sides = sides(self.unit, self._header)
        return self._sides

    @property
    def sources(self) -> tuple[str, ...]:
        """The words of its source."""
        return self._words[0] if self._words else _texts(self.sides.sources)

    @property
    def targets(self) -> tuple[str, ...]:
        """The words of its targets."""
        return self._words[1] if self._words else _texts(self.sides.targets)


def _texts(variants: tuple[Variant, ...]) -> tuple[str, ...]:
    return tuple([variant.text for variant in variants])


def facts_of(unit: TranslationUnit, header: Header, find: FindTerms = no_terms) -> Facts:
    """The facts of one unit."""
    return Facts(lambda: (unit,), 0, None, header, find)


def facts_alike(units: UnitsAlike, header: Header, find: FindTerms = no_terms) -> Iterator[Facts]:
    """The facts of each of units alike, whose words are at hand."""
    columns = text_columns(units, header)
    if columns is None:
        return (facts_of(unit, header, find) for unit in units)
    sources, targets = (
        zip(*[column.texts for column in side], strict=True) if side else repeat(()) for side in columns
    )
    made = cache(lambda: list(units))
    return (Facts(made, place, words, header, find) for place, words in enumerate(zip(sources, targets, strict=False)))


class Field(NamedTuple):
    """What kind of field it is, how it is asked for, and what it means."""

    kind: FieldKind
    ask: Callable[[Facts], Answer]
    meaning: str


def _ratio(facts: Facts) -> float | None:
    sources, targets = facts.sources, facts.targets
    lengths = [len(text) for text in sources + targets]
    return max(lengths) / min(lengths) if sources and targets and all(lengths) else None


def _codes(facts: Facts) -> float:
    return float(sum(not isinstance(piece, str) for one in facts.unit.variants for piece in one.content))


def _attribute_number(name: str) -> Callable[[Facts], Answer]:
    def ask(facts: Facts) -> float | None:
        found = [value for value in attribute_texts(facts.unit, name) if value.isdecimal()]
        return float(found[0]) if found else None

    return ask


def _attribute_date(name: str) -> Callable[[Facts], Answer]:
    return lambda facts: max(map(basic, attribute_texts(facts.unit, name)), default="")


def _length(texts: tuple[str, ...]) -> float | None:
    if len(texts) == 1:
        return float(len(texts[0]))
    return float(max(map(len, texts))) if texts else None


def _languages(variants: tuple[Variant, ...]) -> tuple[str, ...]:
    return tuple(code for variant in variants for code in dict.fromkeys((variant.language, variant.written)))


def _scripts(variants: tuple[Variant, ...]) -> tuple[str, ...]:
    return tuple(_script(variant.text) for variant in variants)


def _script(text: str) -> str:
    """`Hans`, `Hant`, `Han` where no character tells, `Latn`, or nothing."""
    script = script_of(text)
    if not script.han:
        return "Latn" if any(char.isascii() and char.isalpha() for char in text) else ""
    if script.traditional == script.simplified:
        return "Han"
    return "Hant" if script.traditional > script.simplified else "Hans"


def _same_numbers(facts: Facts) -> bool:
    sources, targets = (list(map(_keys, variants)) for variants in facts.sides)
    return all(_meet(source, target) and _meet(target, source) for source in sources for target in targets)


def _keys(variant: Variant) -> list[frozenset[str]]:
    return [frozenset(comparable(quantity)) for quantity in numbers(variant.text, variant.language)]


def _meet(these: list[frozenset[str]], those: list[frozenset[str]]) -> bool:
    """Whether each number of these stands among those too."""
    known = frozenset[str]().union(*those)
    return all(keys & known for keys in these)


def _term_texts(facts: Facts, texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(found.text for text in texts for found in facts.find(text))


def _concepts(facts: Facts, texts: tuple[str, ...]) -> set[str]:
    return {found.concept for text in texts for found in facts.find(text)}


def _terms_met(facts: Facts) -> bool:
    """Whether each target has a term for whatever a term of the source means."""
    wanted = _concepts(facts, facts.sources)
    return all(wanted <= _concepts(facts, (target,)) for target in facts.targets)


def _documents(facts: Facts) -> tuple[str, ...]:
    names = prop_texts(facts.unit, "x-duizhao-source") + prop_texts(facts.unit, "x-duizhao-target")
    return tuple(name.partition("#sha256:")[0] for name in names)


_T, _N, _D, _F = FieldKind.TEXT, FieldKind.NUMBER, FieldKind.DATE, FieldKind.FLAG
FIELDS: dict[str, Field] = {
    "source": Field(_T, lambda facts: facts.sources, "the source text, without inline codes"),
    "target": Field(_T, lambda facts: facts.targets, "each target text"),
    "text": Field(_T, lambda facts: facts.sources + facts.targets, "any of both"),
    "source_lang": Field(_T, lambda facts: _languages(facts.sides.sources), "its code, as written or as read"),
    "target_lang": Field(_T, lambda facts: _languages(facts.sides.targets), "the same of each target"),
    "source_script": Field(_T, lambda facts: _scripts(facts.sides.sources), "Hans, Hant, Han or Latn, by the text"),
    "target_script": Field(_T, lambda facts: _scripts(facts.sides.targets), "the same of each target"),
    "status": Field(_T, lambda facts: (status(facts.unit),), "auto, accepted, doubtful, or empty"),
    "document": Field(_T, _documents, "the names of the texts it was made from"),
    "note": Field(_T, lambda facts: tuple(note.text for note in facts.unit.notes), "each note"),
    "source_term": Field(_T, lambda facts: _term_texts(facts, facts.sources), "each term found in the source"),
    "target_term": Field(_T, lambda facts: _term_texts(facts, facts.targets), "each term found in a target"),
    "tuid": Field(_T, lambda facts: (facts.unit.tuid,), "its identifier"),
    "confidence": Field(_N, lambda facts: confidence(facts.unit), "of the alignment, 0 to 1"),
    "ratio": Field(_N, _ratio, "characters of the longest text to those of the shortest"),
    "source_length": Field(_N, lambda facts: _length(facts.sources), "characters"),
    "target_length": Field(_N, lambda facts: _length(facts.targets), "characters of the longest target"),
    "languages": Field(_N, lambda facts: float(len(facts.unit.variants)), "how many it has"),
    "codes": Field(_N, _codes, "how many inline codes it has"),
    "terms": Field(_N, lambda facts: float(len(_concepts(facts, facts.sources))), "how many terms the source has"),
    "usagecount": Field(_N, _attribute_number("usagecount"), "how often it was used"),
    "number": Field(_N, lambda facts: float(facts.unit.number), "its place in its file, from 1"),
    "date": Field(_D, lambda facts: date(facts.unit), "when it was last made or changed"),
    "created": Field(_D, _attribute_date("creationdate"), "when it was made"),
    "changed": Field(_D, _attribute_date("changedate"), "when it was changed"),
    "used": Field(_D, _attribute_date("lastusagedate"), "when it was last used"),
    "same_numbers": Field(_F, _same_numbers, "each number of one side stands on the other, 三十 as 30"),
    "terms_met": Field(_F, _terms_met, "each term of the source has a term for the same in each target"),
    "garbled": Field(_F, lambda facts: any(map(is_garbled, facts.sources + facts.targets)), "wrongly decoded"),
}


def field_named(name: str) -> Field | None:
    """The field of this name, `prop:TYPE` for a property and `attr:NAME` for an attribute; None for no field."""
    kind, _, rest = name.partition(":")
    if kind == "prop" and rest:
        return Field(_T, lambda facts: prop_texts(facts.unit, rest), "a property")
    if kind == "attr" and rest:
        return Field(_T, lambda facts: attribute_texts(facts.unit, rest), "an attribute")
    return FIELDS.get(name.lower())

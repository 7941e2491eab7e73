"""What every client wants: units and headers as TMX 1.4 has them, whatever they were read from."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from tmx.content import Attributes
from tmx.language import normalise, sides
from tmx.profiles.attributes import OF_HEADER, OF_UNIT, OF_VARIANT, SEGTYPES, allowed, are_standard, decisive, noted
from tmx.profiles.inline import sound
from tmx.stretches import UnitsAlike
from tmx.unit import ALL_LANGUAGES, Header, TranslationUnit, Ude, Variant

Code = Callable[[str, str], str]
"""The code that is written for a code that was read; the words help where it says Chinese only."""

CODES = "TMX-24 inline codes"
LANGUAGES = "language codes"
NO_LANGUAGE = "TMX-19 variant without a language"
NO_VARIANT = "TMX-16 no variant"
SOURCE = "TMX-17 source language"


class Standard:
    """The units of one memory as TMX 1.4 wants them, and its header; `code` names their languages."""

    def __init__(self, header: Header, code: Code) -> None:
        self._read_under, self._code = header, code
        self._plain_code = lru_cache(maxsize=256)(lambda written: code(written, ""))
        self._stays = lru_cache(maxsize=256)(self._stays_as_written)
        self.header = self._standard(header)

    def unit(self, unit: TranslationUnit, change: Callable[[str], None]) -> TranslationUnit | None:
        """The unit, its source first; `change` is told each reason. None where no variant has a language."""
        if self._is_standard(unit):
            return unit
        variants = [self._variant(variant, change) for variant in unit.variants if variant.written]
        if len(variants) < len(unit.variants):
            change(NO_LANGUAGE)
        if not variants:
            return None
        attributes = allowed(unit.attributes, OF_UNIT, self._plain_code, change)
        own = unit.attribute("srclang")
        is_as_declared = not own and variants[0].written == self.header.srclang
        if not is_as_declared and (own or self._read_under.srclang) not in ("", ALL_LANGUAGES):
            variants, attributes = self._source_first(unit, variants, attributes, change)
        return TranslationUnit(tuple(variants), attributes, noted(unit.annotations), unit.number, unit.line)

    def alike(self, units: UnitsAlike, change: Callable[[str], None]) -> UnitsAlike | None:
        """Units alike as `unit` makes each of them; None where more than their codes of languages may change."""
        model, reasons = units.model, list[str]()
        if "srclang" in dict(model.attributes):
            return None
        numbered = [variant._replace(content=(f"{place}",)) for place, variant in enumerate(model.variants)]
        asked = model._replace(variants=tuple(numbered), attributes=decisive(units))
        found = self.unit(asked, reasons.append)
        if found is asked:
            return units
        if not found or len(found.variants) < len(numbered):
            return None
        if any(variant.language == "zh" or variant.attributes for variant in model.variants):
            return None
        codes = [variant[:2] for variant in found.variants]
        if found != asked._replace(variants=_named(asked.variants, codes)):
            return None
        for reason in reasons:
            change(reason)
        return units.like(model._replace(variants=_named(model.variants, codes)))

    def _is_standard(self, unit: TranslationUnit) -> bool:
        """Whether an ordinary unit has nothing to be changed, told at a glance."""
        variants, attributes, annotations, _, _ = unit
        for written, language, content, own, inner in variants:
            if own or inner or len(content) != 1 or not isinstance(content[0], str):
                return False
            if not self._stays(written, language):
                return False
        if not variants or variants[0].written != self.header.srclang:
            return False
        return are_standard(attributes) and noted(annotations) is annotations

    def _stays_as_written(self, written: str, language: str) -> bool:
        """Whether a language has this code, whatever the words; those of Chinese may tell its script."""
        return written != "" and language != "zh" and self._plain_code(written) == written

    def _standard(self, header: Header) -> Header:
        """The header with all that TMX 1.4 asks for (TMX-09 to 11, 38); what is missing is said to be unknown."""
        srclang = header.srclang if header.srclang == ALL_LANGUAGES else self._plain_code(header.srclang)
        return header._replace(
            creationtool=header.creationtool or "unknown",
            creationtoolversion=header.creationtoolversion or "unknown",
            segtype=header.segtype if header.segtype in SEGTYPES else "sentence",
            o_tmf=header.o_tmf or "unknown",
            adminlang=self._plain_code(header.adminlang) or "en",
            srclang=srclang or ALL_LANGUAGES,
            datatype=header.datatype or "unknown",
            others=allowed(header.others, OF_HEADER, self._plain_code, lambda reason: None),
            annotations=tuple(part for part in header.annotations if not isinstance(part, Ude) or _is_sound(part)),
            version="1.4",
        )

    def _variant(self, variant: Variant, change: Callable[[str], None]) -> Variant:
        content = sound(variant.content)
        if content != variant.content:
            change(CODES)
        is_told_by_words = variant.language == "zh"
        written = self._code(variant.written, variant.text) if is_told_by_words else self._plain_code(variant.written)
        if written != variant.written:
            change(LANGUAGES)
        elif content is variant.content and not variant.attributes and not variant.annotations:
            return variant
        attributes = allowed(variant.attributes, OF_VARIANT, self._plain_code, change)
        return Variant(written, normalise(written), content, attributes, noted(variant.annotations))

    def _source_first(
        self, unit: TranslationUnit, variants: list[Variant], attributes: Attributes, change: Callable[[str], None]
    ) -> tuple[list[Variant], Attributes]:
        """Variants and attributes of a unit that names its source; a srclang where the header's is another (TMX-17)."""
        sources = sides(unit, self._read_under).sources
        spoken = [variant for variant in unit.variants if variant.written]
        first = [new for old, new in zip(spoken, variants, strict=True) if old in sources]
        others = [new for old, new in zip(spoken, variants, strict=True) if old not in sources]
        unnamed = tuple(pair for pair in attributes if pair[0] != "srclang")
        if not first:
            change(SOURCE)
            return others, (*unnamed, ("srclang", ALL_LANGUAGES))
        if first[0].written == self.header.srclang:
            return first + others, unnamed
        return first + others, (*unnamed, ("srclang", first[0].written))


def _named(variants: Sequence[Variant], codes: Iterable[tuple[str, str]]) -> tuple[Variant, ...]:
    """The variants under other codes, as written and normalised."""
    pairs = zip(variants, codes, strict=True)
    return tuple([one._replace(written=written, language=language) for one, (written, language) in pairs])


def _is_sound(ude: Ude) -> bool:
    """Whether an encoding has a name, maps with their character, and a base where a map has a code (TMX-38)."""
    names = {name for name, _ in ude.attributes}
    maps = [{name for name, _ in one} for one in ude.maps]
    has_base = "base" in names or not any("code" in one for one in maps)
    return "name" in names and has_base and bool(maps) and all("unicode" in one for one in maps)

"""Codes of languages changed throughout a memory: for a client, as BCP 47 means them, or one for another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from corpus import LanguageError
from tmx.language import normalise, sides, told_by_text
from tmx.profiles.standard import Code
from tmx.stretches import Passing, UnitsAlike
from tmx.tally import Tally
from tmx.unit import ALL_LANGUAGES, Header, TranslationUnit, Variant

RENAMED = "language codes"
TOLD_BY_TEXT = "Chinese of no named script, told by its characters"
STILL_UNKNOWN = "Chinese of no named script, no character tells which"
TWICE = "two variants in one language"
_UNTOLD = "zh"
_MAX_KNOWN = 1024


def renaming(pairs: Mapping[str, str]) -> Code:
    """The code that changes some codes for others, whatever their case, `_` or `-`; all others stay.

    Raises LanguageError where one is to become two.
    """
    wanted: dict[str, str] = {}
    for old, new in pairs.items():
        if wanted.setdefault(_alike(old), new) != new:
            raise LanguageError(f"{old}: is to become {wanted[_alike(old)]} and {new}: name it once")
    return lambda written, words: wanted.get(_alike(written), written)


def bcp47(written: str, words: str) -> str:
    """The code that is meant: `zh-Hans` for `zh-CN`, `CHS` and `zh_cn`, and for `zho` where the words tell so."""
    return told_by_text(normalise(written), words)


class Relanged(NamedTuple):
    """A unit with other codes, whether any of it is another than before, and what was noticed on the way."""

    unit: TranslationUnit
    is_changed: bool
    notices: tuple[str, ...]


def relang(units: Iterable[Passing], header: Header, code: Code, tally: Tally) -> tuple[Header, Iterator[Passing]]:
    """The header and the units with their languages named by `code`, in xml:lang and srclang alike."""
    renamer = Renamer(header, code)
    return renamer.header, _told(renamer, units, tally)


def _told(renamer: "Renamer", units: Iterable[Passing], tally: Tally) -> Iterator[Passing]:
    for one in units:
        if isinstance(one, UnitsAlike) and (named := renamer.alike(one.model)):
            _tell(named, len(one), tally)
            yield one.like(named.unit)
            continue
        for unit in tally.each([one]):
            named = renamer.unit(unit)
            _tell(named, 1, tally)
            yield named.unit


def _tell(named: Relanged, n_units: int, tally: Tally) -> None:
    for notice in named.notices:
        tally.note(notice, n_units)
    if named.is_changed:
        tally.change(RENAMED)


class Renamer:
    """Names the languages of the units of one memory by `code`; `header` is its header, named alike."""

    def __init__(self, header: Header, code: Code) -> None:
        self._read_under, self._code = header, code
        self.header = header._replace(srclang=_source_code(header.srclang, code))
        self._known: dict[tuple[tuple[str, str], ...], Relanged | None] = {}

    def unit(self, unit: TranslationUnit) -> Relanged:
        """The unit with its languages named."""
        return self.alike(unit) or self._relanged(unit)

    def alike(self, unit: TranslationUnit) -> Relanged | None:
        """The same for a unit, and for all that are alike in all codes: they are named alike, and only once.

        None where the unit names its source, or where words tell which Chinese it is.
        """
        variants, attributes, annotations, number, line = unit
        named = self._named(tuple([variant[:2] for variant in variants]))
        if named is None or (attributes and "srclang" in dict(attributes)):
            return None
        new, is_changed, notices = named
        if not is_changed:
            return Relanged(unit, False, notices)
        pairs = zip(new.variants, variants, strict=True)
        variants = tuple([Variant(one[0], one[1], content, own, inner) for one, (_, _, content, own, inner) in pairs])
        changed = TranslationUnit(variants, attributes + new.attributes, annotations, number, line)
        return Relanged(changed, True, notices)

    def _named(self, languages: tuple[tuple[str, str], ...]) -> Relanged | None:
        """What a unit of these languages without words becomes; None where its words would tell."""
        if languages not in self._known:
            self._learn(languages)
        return self._known[languages]

    def _learn(self, languages: tuple[tuple[str, str], ...]) -> None:
        if len(self._known) >= _MAX_KNOWN:
            self._known.clear()
        wordless = tuple([Variant(written, language, ()) for written, language in languages])
        is_told_by_words = any(language == _UNTOLD for _, language in languages)
        self._known[languages] = None if is_told_by_words else self._relanged(TranslationUnit(wordless))

    def _relanged(self, unit: TranslationUnit) -> Relanged:
        code, variants, notices = self._code, [], []
        for variant in unit.variants:
            written = code(variant.written, variant.text) if variant.written else ""
            variants.append(variant._replace(written=written, language=normalise(written)))
            if variant.language == _UNTOLD and written != variant.written:
                notices.append(STILL_UNKNOWN if variants[-1].language == _UNTOLD else TOLD_BY_TEXT)
        if len({variant.language for variant in variants}) < len({variant.language for variant in unit.variants}):
            notices.append(TWICE)
        attributes = [
            (name, _source_code(value, code) if name == "srclang" else value) for name, value in unit.attributes
        ]
        changed = unit._replace(variants=tuple(variants), attributes=tuple(attributes))
        changed = self._with_source(changed, unit)
        return Relanged(changed, changed != unit, tuple(notices))

    def _with_source(self, changed: TranslationUnit, unit: TranslationUnit) -> TranslationUnit:
        """The unit with a srclang of its own where the text told another script than the header names."""
        declared = changed.attribute("srclang") or self.header.srclang
        sources = sides(unit, self._read_under).sources
        if declared in ("", ALL_LANGUAGES) or len(sources) != 1:
            return changed
        own = changed.variants[unit.variants.index(sources[0])].written
        if _alike(own) == _alike(declared):
            return changed
        others = tuple(pair for pair in changed.attributes if pair[0] != "srclang")
        return changed._replace(attributes=(*others, ("srclang", own)))


def _source_code(srclang: str, code: Code) -> str:
    return srclang if srclang in ("", ALL_LANGUAGES) else code(srclang, "")


def _alike(code: str) -> str:
    return code.strip().replace("_", "-").lower()

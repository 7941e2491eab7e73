"""What single clients want besides: names of properties, numbers of codes, where context stands, lengths, languages."""

from typing import TypeVar

from tmx.content import Code, plain
from tmx.facts import CONTEXT, TYPED, prop_texts, status
from tmx.tally import Tally
from tmx.unit import Note, Prop, TranslationUnit, Ude, Variant

WORDFAST_CHARS = 8_000
TOO_LONG = f"TMX-40 segment longer than {WORDFAST_CHARS:,} characters"
NO_ENGLISH = "no English source"
FURTHER_ENGLISH = "a further English variant left out"
_OWN = "x-duizhao-"


def plain_codes(unit: TranslationUnit, tally: Tally) -> TranslationUnit:
    """The unit at level 1 of TMX: words alone, without inline codes."""
    variants = tuple(_plain(variant) for variant in unit.variants)
    if variants != unit.variants:
        tally.change("inline codes taken off")
    return unit._replace(variants=variants)


def _plain(variant: Variant) -> Variant:
    return variant._replace(content=tuple(filter(None, [plain(variant.content)])))


def one_note(unit: TranslationUnit, tally: Tally) -> TranslationUnit:
    """All notes of the unit in one, at the place of the first: OmegaT keeps the last alone (TMX-35)."""
    notes = unit.notes
    if len(notes) < 2:
        return unit
    tally.change("several notes made one")
    joined = notes[0]._replace(text="\n".join(note.text for note in notes))
    others = tuple(part for part in unit.annotations if not isinstance(part, Note))
    return unit._replace(annotations=(joined, *others))


def typed_props(unit: TranslationUnit, tally: Tally) -> TranslationUnit:
    """Provenance as fields of Trados: `x-duizhao-status:SingleString`."""
    return unit._replace(annotations=tuple(map(typed, unit.annotations)))


_Part = TypeVar("_Part", bound=Prop | Note | Ude)


def typed(part: _Part) -> _Part:
    """The annotation; where it is a property of ours, with the type of a field behind its name."""
    if isinstance(part, Prop) and part.type.startswith(_OWN) and ":" not in part.type:
        return part._replace(type=part.type + TYPED)
    return part


def numbered_codes(unit: TranslationUnit, tally: Tally) -> TranslationUnit:
    """The unit with an `x` on each code, the same where a code has the same native text in another language."""
    codes = [piece for variant in unit.variants for piece in variant.content if isinstance(piece, Code)]
    if all("x" in dict(code.attributes) for code in codes if code.kind != "ept"):
        return unit
    tally.change("numbers on inline codes")
    numbers: dict[tuple[str, object, int], str] = {}
    return unit._replace(variants=tuple(_numbered(variant, numbers) for variant in unit.variants))


def _numbered(variant: Variant, numbers: dict[tuple[str, object, int], str]) -> Variant:
    """The variant with numbers on its codes; `numbers` knows those of other variants, by code and how often it came."""
    seen: list[tuple[str, object]] = []
    pieces: list[str | Code] = []
    for piece in variant.content:
        if isinstance(piece, str) or piece.kind == "ept":
            pieces.append(piece)
            continue
        seen.append((piece.kind, piece.content))
        number = numbers.setdefault((*seen[-1], seen.count(seen[-1])), str(len(numbers) + 1))
        others = tuple(pair for pair in piece.attributes if pair[0] != "x")
        pieces.append(piece._replace(attributes=(*others, ("x", number))))
    return variant._replace(content=tuple(pieces))


def context_on_source(unit: TranslationUnit, tally: Tally) -> TranslationUnit:
    """The text before and after as properties of the source, where memoQ looks for it."""
    moved = tuple(part for part in unit.annotations if isinstance(part, Prop) and part.type in CONTEXT)
    if not moved:
        return unit
    source, *others = unit.variants
    source = source._replace(annotations=source.annotations + moved)
    kept = tuple(part for part in unit.annotations if part not in moved)
    return unit._replace(variants=(source, *others), annotations=kept)


def short_enough(unit: TranslationUnit, tally: Tally) -> TranslationUnit | None:
    """The unit, or None where a segment is longer than Wordfast takes."""
    if max(len(variant.text) for variant in unit.variants) <= WORDFAST_CHARS:
        return unit
    tally.drop(TOO_LONG)
    return None


def english_source(unit: TranslationUnit, tally: Tally) -> TranslationUnit | None:
    """The unit with one English variant as its source, with Lokalize's properties; None where it has none."""
    english = [variant for variant in unit.variants if variant.language.partition("-")[0] == "en"]
    others = [variant for variant in unit.variants if variant not in english]
    if not english or not others:
        tally.drop(NO_ENGLISH)
        return None
    if len(english) > 1:
        tally.change(FURTHER_ENGLISH)
    files = [name.partition("#sha256:")[0] for name in prop_texts(unit, "x-duizhao-source")]
    props = [Prop("x-file", name) for name in files] + [Prop("x-approved", "no")] * (status(unit) == "doubtful")
    new = tuple(prop for prop in props if prop not in unit.annotations)
    attributes = tuple(pair for pair in unit.attributes if pair[0] != "srclang")
    return unit._replace(variants=(english[0], *others), attributes=attributes, annotations=unit.annotations + new)

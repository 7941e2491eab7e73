"""A valid memory made cleaner: spaces, invisible characters, Unicode's form C, tags, markup, empty segments."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import is_normalized, normalize

from tmx.content import Content, placeholders, plain, with_words
from tmx.operations.markup import dereferenced, without_html
from tmx.operations.mojibake import is_garbled
from tmx.operations.spaces import evened
from tmx.stretches import Passing, Units, UnitsAlike
from tmx.tally import Tally
from tmx.unit import TranslationUnit, Variant

CONTROLS = "control characters"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_DELETE = {0x7F: " "}


class Step(StrEnum):
    """What cleaning may do besides; the value is the reason that is counted."""

    SPACES = "spaces"
    INVISIBLE = "invisible characters"
    FORM_C = "Unicode form C"
    REFERENCES = "references in the text"
    HTML = "HTML in the text"
    EMPTY = "empty segments"


class Tags(StrEnum):
    """What becomes of inline codes: they stay, they go, or a number stands for each (`{1}今天{/1}`)."""

    KEEP = "keep"
    REMOVE = "remove"
    PLACEHOLDER = "placeholder"


USUAL = frozenset({Step.SPACES, Step.INVISIBLE, Step.FORM_C, Step.EMPTY})


@dataclass(frozen=True)
class CleanSettings:
    """Which steps are taken, and what becomes of inline codes."""

    steps: frozenset[Step] = USUAL
    tags: Tags = Tags.KEEP


def clean(units: Iterable[Passing], tally: Tally, settings: CleanSettings | None = None) -> Iterator[Passing]:
    """The units, cleaned; those left with words in fewer than two languages are dropped. Cleaning twice is as once."""
    settings = settings or CleanSettings()
    works = tuple(_works(settings))
    for one in units:
        for part in tally.apart(_apart(one, settings.steps)) if isinstance(one, UnitsAlike) else (one,):
            if isinstance(part, UnitsAlike) or _are_clean(part.variants, settings.steps):
                yield part
            elif cleaned := _cleaned_unit(part, works, settings.steps, tally):
                yield cleaned


def _apart(units: UnitsAlike, steps: frozenset[Step]) -> Iterator[Units]:
    """The units, those that are clean together."""
    if len(units.texts) > 1 and all(_column_is_clean(texts, steps) for texts in units.texts):
        yield units
        return
    for are_clean, part in units.parts([_are_clean(unit.variants, steps) for unit in units]):
        if are_clean:
            yield part
        else:
            yield from part


_Work = tuple[str, Callable[[Content], Content]]


def _works(settings: CleanSettings) -> Iterator[_Work]:
    """The reasons and what is done for them, in an order in which no work undoes an earlier one."""
    if settings.tags is not Tags.KEEP:
        view = plain if settings.tags is Tags.REMOVE else placeholders
        yield "tags", lambda content: tuple(filter(None, [view(content)]))
    if Step.REFERENCES in settings.steps:
        yield Step.REFERENCES, lambda content: with_words(content, dereferenced)
    if Step.HTML in settings.steps:
        yield Step.HTML, lambda content: with_words(content, without_html)
    yield CONTROLS, lambda content: with_words(content, lambda text: text.translate(_DELETE))
    if Step.INVISIBLE in settings.steps:
        yield Step.INVISIBLE, lambda content: with_words(content, _visible)
    if Step.FORM_C in settings.steps:
        yield Step.FORM_C, lambda content: with_words(content, lambda text: normalize("NFC", text))
    if Step.SPACES in settings.steps:
        yield Step.SPACES, evened


def _visible(text: str) -> str:
    """The text without invisible characters; in garbled text they are parts of others, and stay."""
    return text if is_garbled(text) else text.translate(_INVISIBLE)


def _are_clean(variants: tuple[Variant, ...], steps: frozenset[Step]) -> bool:
    for variant in variants:  # a loop: twice as fast as `all` here, and this is what every unit passes
        if not _is_clean(variant.content, steps):
            return False
    return len(variants) > 1


def _is_clean(content: Content, steps: frozenset[Step]) -> bool:
    """Whether no work can change an ordinary segment; most are told at a glance."""
    if len(content) != 1 or not isinstance(content[0], str):
        return False
    text = content[0]
    if "  " in text or len(text.strip()) < len(text):
        return False
    if ("&" in text and Step.REFERENCES in steps) or ("<" in text and Step.HTML in steps):
        return False
    if text.isascii():  # in which `isprintable` is slow to look for these
        return not ("\n" in text or "\r" in text or "\t" in text or "\x7f" in text)
    return text.isprintable() and is_normalized("NFC", text) and not is_garbled(text)


def _column_is_clean(texts: Sequence[str], steps: frozenset[Step]) -> bool:
    """Whether no work can change any of some texts: what is clean as one is so in its parts, but for their ends."""
    return list(map(str.strip, texts)) == list(texts) and _is_clean(("".join(texts),), steps)


def _cleaned_unit(
    unit: TranslationUnit, works: tuple[_Work, ...], steps: frozenset[Step], tally: Tally
) -> TranslationUnit | None:
    variants = [_cleaned(variant, works, tally) for variant in unit.variants]
    if Step.EMPTY in steps:
        full = [variant for variant in variants if variant.content]
        if len(full) < 2:
            tally.drop("empty segment" if len(variants) > 1 else "one language only")
            return None
        if len(full) < len(variants):
            tally.change("empty segment left out")
        variants = full
    return unit._replace(variants=tuple(variants))


def _cleaned(variant: Variant, works: tuple[_Work, ...], tally: Tally) -> Variant:
    content = variant.content
    for reason, work in works:
        changed = work(content)
        if changed != content:
            tally.change(reason)
            content = changed
    if any(is_garbled(piece) for piece in content if isinstance(piece, str)):
        tally.note("text decoded wrongly, or private characters")
    return variant._replace(content=content)

"""How what stands in a text came to match a term."""

from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from corpus import EnglishWord, english_words_with_stems, to_script
from termbase.concept import FormKind, Term
from termbase.index import form_of, spelling


class How(StrEnum):
    """The way of a match, the surest first."""

    EXACT = "exact"
    SCRIPT = "script"
    VARIANT = "variant"
    INFLECTED = "inflected"
    OCR = "ocr"
    PINYIN = "pinyin"
    FUZZY = "fuzzy"


RANK = {how: rank for rank, how in enumerate(How)}
_OF_FORM = {
    FormKind.TRADITIONAL: How.SCRIPT,
    FormKind.VARIANT: How.VARIANT,
    FormKind.SPELLING: How.VARIANT,
    FormKind.PLURAL: How.INFLECTED,
    FormKind.OCR: How.OCR,
}
_ENDINGS = frozenset(["", "s", "es", "d", "ed", "ing", "e", "y", "ies", "ied"])


def how_han(raw: str, term: Term, form: int) -> How:
    """How Chinese that folds to a spelling of a term matches it; spaces and line ends within do not count."""
    written = "".join(raw.split())
    if written == "".join(spelling(term, form).split()):
        return _kind(term, form)
    if (found := form_of(term, form)) and found.kind is FormKind.OCR:
        return How.OCR
    return _how_written(*(normalize("NFKC", text).lower() for text in (written, "".join(term.text.split()))))


@lru_cache(maxsize=1 << 12)
def _how_written(written: str, term: str) -> How:
    if written == term:
        return How.EXACT
    simplified = [to_script(text, "zh-Hant", "zh-Hans") for text in (written, term)]
    return How.SCRIPT if simplified[0] == simplified[1] else How.VARIANT


def how_words(raw: str, words: list[EnglishWord], term: Term, form: int) -> How | None:
    """How words with the stems of a spelling match it; None where they only share stems: universe and university."""
    text = spelling(term, form)
    theirs = english_words_with_stems(text)
    if not all(_inflected(one.form, other.form) for one, other in zip(words, theirs, strict=True)):
        return None
    if " ".join(raw.lower().split()) == " ".join(text.lower().split()):
        return _kind(term, form)
    same = all(one.form == other.form for one, other in zip(words, theirs, strict=True))
    return How.VARIANT if same else How.INFLECTED


def _kind(term: Term, form: int) -> How:
    found = form_of(term, form)
    return _OF_FORM[found.kind] if found else How.EXACT


def _inflected(one: str, other: str) -> bool:
    """Whether two forms with one stem differ by an ending of inflection only: worker and workers, not worker, work."""
    if one == other:
        return True
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    rests = [one[shared:], other[shared:]]
    doubled = one[shared - 1 : shared]  # planning, plan
    return all(rest in _ENDINGS or rest.removeprefix(doubled) in _ENDINGS for rest in rests)

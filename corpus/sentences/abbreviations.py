"""English words that keep their full stop: by what has to follow for the stop to end no sentence."""

import re

_TITLES = "mr mrs ms dr prof gen col maj capt lt sgt rev hon messrs mt mme mlle comdr"
_LATIN = "e.g i.e cf viz vs ca approx est"
_BEFORE_NUMBER = (
    "no nos p pp vol vols fig figs ch chap art arts sec sect ser ed c jan feb mar apr jun jul aug sept sep oct nov dec"
)
_ANYWHERE = "co ltd inc corp bros jr sr st ave dept univ al a.m p.m a.d b.c ph.d u.s u.k u.n"
_STARTERS = (
    "A After All Although An And As At Before But By During For From He Her His How However I If In It Its My No Not"
    " Now On Once One Our She Since So Some Such That The Their Then There These They This Those Thus To We What When"
    " Where Which While Who Why With Yes You Your"
)
_NEVER_LAST = frozenset(f"{_TITLES} {_LATIN}".split())
_NUMBERED = frozenset(_BEFORE_NUMBER.split())
_MAYBE_LAST = frozenset(_ANYWHERE.split())
_STARTER = re.compile(rf"[“‘(\[]?(?:{'|'.join(_STARTERS.split())})\b")
_NUMBER = re.compile(r"[(\[]?(?:\d|[IVXLC]+\b)")
_CAPITAL = re.compile(r"[“‘(\[]?[A-Z\u00c0-\u00de]")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


def keeps_its_stop(word: str, following: str) -> bool:
    """Whether the full stop after `word` belongs to it alone: "Mr", "No" before 1, "J" before a name.

    `word` comes without that stop; `following` is the text behind it, spaces dropped (some twenty characters do).
    """
    lower = word.lower()
    if lower in _NEVER_LAST:
        return True
    if lower in _NUMBERED and _NUMBER.match(following):
        return True
    if lower == "etc":
        return not _CAPITAL.match(following)
    return (lower in _MAYBE_LAST or _INITIALS.fullmatch(word) is not None) and not _STARTER.match(following)

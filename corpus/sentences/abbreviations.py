"""Words that keep their full stop: by what has to follow for the stop to end no sentence.

English, German and French ones in one list: no word of one language ends sentences of the others.
"""

import re

_TITLES = "mr mrs ms dr prof gen col maj capt lt sgt rev hon messrs mt mme mlle comdr frl"
_LINKS = "e.g i.e cf viz vs ca approx est d.h z.b z.t u.u u.a vgl bzw sog evtl ggf inkl p.ex c.-à-d env"
_BEFORE_NUMBER = (
    "no nos p pp vol vols fig figs ch chap art arts sec sect ser ed c jan feb mar apr jun jul aug sept sep oct nov dec"
    " nr bd kap abs janv févr avr juil déc"
)
_ANYWHERE = "co ltd inc corp bros jr sr st ave dept univ al a.m p.m a.d b.c ph.d u.s u.k u.n"
_AND_SO_ON = frozenset(["etc", "usw", "usf"])
_STARTERS = (
    "A After All Although An And As At Before But By During For From He Her His How However I If In It Its My No Not"
    " Now On Once One Our She Since So Some Such That The Their Then There These They This Those Thus To We What When"
    " Where Which While Who Why With Yes You Your"
)
_NEVER_LAST = frozenset(f"{_TITLES} {_LINKS}".split())
_NUMBERED = frozenset(_BEFORE_NUMBER.split())
_MAYBE_LAST = frozenset(_ANYWHERE.split())
_STARTER = re.compile(rf"[“‘(\[]?(?:{'|'.join(_STARTERS.split())})\b")
_NUMBER = re.compile(r"[(\[]?(?:\d|[IVXLC]+\b)")
_CAPITAL = re.compile(r"[“‘(\[]?[A-Z\u00c0-\u00de]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LETTER_OF_MORE = re.compile(r"[A-ZÄ]\w{0,2}\.")
_DAY = re.compile(r"\d{1,2}")
_GERMAN_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b"
)


def keeps_its_stop(word: str, following: str) -> bool:
    """Whether the full stop after `word` belongs to it alone: "Mr", "No" before 1, "J" before a name, "z" before "B.".

    `word` comes without that stop, and without the spaces of "d. h"; `following` is the text behind it, spaces dropped
    (some twenty characters do).
    """
    lower = word.lower()
    if lower in _NEVER_LAST:
        return True
    if lower in _NUMBERED and _NUMBER.match(following):
        return True
    if lower in _AND_SO_ON:
        return not _CAPITAL.match(following)
    if _DAY.fullmatch(word):
        return _GERMAN_MONTH.match(following) is not None
    if len(word) == 1 and word.islower() and _LETTER_OF_MORE.match(following):
        return True
    is_initials = word.isupper() and _INITIALS.fullmatch(word) is not None
    return (lower in _MAYBE_LAST or is_initials) and not _STARTER.match(following)

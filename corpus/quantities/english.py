"""The numbers of an English text, in words and in digits."""

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cache, lru_cache

from corpus.document import Span
from corpus.quantities.english_numerals import CARDINALS, MAGNITUDES, ORDINALS, number_words
from corpus.quantities.forms import AT_FIRST, PLAIN, matches, one_of
from corpus.quantities.quantity import Quantity, QuantityKind


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _by_first_letter(forms: Iterable[str]) -> str:
    """Any of the forms; `re` tries only those whose letter it sees, not all of them one by one."""
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(form[1:])
    return "|".join(f"{letter}(?:{'|'.join(alternatives)})" for letter, alternatives in rests.items())


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = {"third": 3, "quarter": 4} | {word: value for word, value in ORDINALS.items() if 3 < value <= 10}
_MANY = {"tens": 10, "hundreds": 100, "thousands": 1000}
_TIMES = {"twice": 2, "thrice": 3, "doubled": 1, "tripled": 2, "trebled": 2, "quadrupled": 3}  # 增长一倍 is "doubled"
_YEARS = range(1800, 2100)

_CARDINAL, _MAGNITUDE, _ORDINAL = _any(CARDINALS), _any(MAGNITUDES), _any(ORDINALS)
_BELOW_TEN = "one|two|three|four|five|six|seven|eight|nine"
_TY = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TY})[\s-](?:{_BELOW_TEN})|{_CARDINAL})\b"
_UNITS = rf"(?:[\s-](?:{_MAGNITUDE})\b)"
_WORDS = rf"(?:(?:{_SMALL}|an?){_UNITS}{{1,3}}(?:\s(?:and\s)?{_SMALL}{_UNITS}{{0,3}}){{0,6}}|{_SMALL})"
_FIGURES = r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?)(?![\w/]|,\d|-\d+-)"
_UPPER = rf"(?:{_FIGURES}{_UNITS}{{0,3}}|{_WORDS})"
_AMOUNT = rf"(?:(?<![.,/-])(?={_FIGURES})|(?!\d)){_UPPER}"
_OPEN = r"(?:over|above|exceeding|at\sleast|upwards\sof|(?:(?<!\bno\s)more|no\sless|not\sless|no\sfewer)\sthan)\s"
_MONTH = (
    r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|march|mar\.|apr(?:il|\.)|may|june|july|aug(?:ust|\.)|sept?(?:ember|\.)"
    r"|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[-–,]?\d{3})"
_FORMS = {
    "month_day": rf"(?P<m1>{_MONTH})\s(?P<d1>{_DAY})(?:,?\s(?P<y1>\d{{4}}))?\b",
    "day_month": rf"(?<![.,-])(?P<d2>{_DAY})\s(?:of\s)?(?P<m2>{_MONTH})(?:,?\s(?P<y2>\d{{4}})\b)?",
    "month_year": rf"(?P<m3>{_MONTH}),?\s(?:of\s)?(?P<y3>(?:18|19|20)\d\d)\b",
    "month": rf"(?:(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bsince )|(?!march|may))(?P<m4>{_MONTH})(?<!\.)\b",
    "iso": r"(?<![.-])(?P<y5>(?:18|19|20)\d\d)-(?P<m5>\d\d)(?:-(?P<d5>\d\d))?(?![\w-])",
    "decade": r"(?P<tens>(?:18|19|20)\d0)['’]?s\b",
    "fifties": rf"the\s(?P<named>{_TY[:-1].replace('y|', 'ies|')}ies)\b",
    "spoken": rf"(?P<century>eighteen|nineteen|twenty)\s(?P<rest>(?:{_TY})(?:-(?:{_BELOW_TEN}))?)\b",
    "half": r"half\b",
    "fraction": rf"(?P<part>{_BELOW_TEN})[\s-](?P<whole>{_any(_PARTS)})s?\b|an?\s(?P<a>quarter|third)(?=\sof\b)",
    "few": rf"(?:several|a\sfew)\s(?P<each>{_MAGNITUDE})\b"
    rf"|(?P<many>tens|hundreds|thousands)\sof(?:\s(?P<of>{_MAGNITUDE})s?\b)?",
    "multiple": rf"(?P<by>{_any(_TIMES)})\b",
    "mark": rf"(?:{AT_FIRST}|(?<=[.;:]\s))\(?(?P<mark_of>\d{{1,2}})(?:\)|\.(?=\s))",
    "ordinal": rf"(?:(?P<nth>\d{{1,9}})(?:st|nd|rd|th)|(?P<nth_word>(?:(?:{_TY})-)?(?:{_ORDINAL})))\b(?P<listed>,)?",
    "amount": rf"(?P<open>{_OPEN})?"
    rf"(?P<low>{_AMOUNT})(?:\s?(?:-|–|—|~|\bto\b|\bor\b)\s?(?P<high>{_UPPER}))?"
    r"(?:\s?(?P<percent>%|per\s?cent\b)|(?:[\s-]times|[\s-]?fold)\b(?P<times>))?(?P<more>-odd\b|\sor\smore\b|\+)?",
}
_NUMBER_WORDS = {*CARDINALS, *MAGNITUDES, *ORDINALS, *_PARTS, *_MANY, *_TIMES, "half"}
_SEED = re.compile(rf"\d|\b(?:{_any(_NUMBER_WORDS)}|(?:{_TY[:-1].replace('y|', 'ies|')}ies)|{_MONTH})")
"""What is in every form, between two spaces."""

_BEGINNINGS = (
    *(*CARDINALS, *ORDINALS, *_MANY, *_TIMES, "half", *_MONTHS),
    *(r"several\s", r"over\s", r"above\s", r"exceeding\s", r"at\sl", r"upwards\s", r"more\st", r"no\s[fl]", r"not\sl"),
    *(rf"the\s(?:{_TY[:-1].replace('y|', '|')})", rf"a(?:\s|n[\s-])(?:few|quarter|third|{_MAGNITUDE})"),
)
_GOING_ON = (r"of\b", r"to\b", r"or\b", "times", "fold", "per", *MAGNITUDES, *_MONTHS)
_PLAIN = rf"(?<= )(?P<{PLAIN}>[0-9]{{1,9}})(?= (?!{_by_first_letter(_GOING_ON)})[a-z])"
"""35 between spaces and before a word that goes on no number, which no other form begins with."""


@cache
def _before() -> re.Pattern[str]:
    """What stands before the place where a form may begin: most of a text is letters, which are passed by at once.

    So are words with another first letter. The commonest number of all is found with it.
    """
    first = "".join({form[0] for form in _BEGINNINGS})
    return re.compile(rf"[^a-z0-9_](?=[(\d{first}])(?:{_PLAIN}|(?=\(?\d|{_by_first_letter(_BEGINNINGS)})(?<!\w))")


@cache
def _form() -> re.Pattern[str]:
    """One form or another. Compiled when first asked for, which takes 20 ms."""
    return one_of(_FORMS)


def english_matches(text: str) -> Iterator[re.Match[str]]:
    """The forms of numbers in `text` in order, as matches in the text behind a NUL."""
    text = "\0" + text.replace("İ", "i").lower()
    beginnings = ((before.start() + 1, before) for before in _before().finditer(text))
    return matches(_form(), text, beginnings)


@lru_cache(maxsize=1 << 16)
def may_count(piece: str) -> bool:
    """Whether a piece of English text without spaces may belong to a number."""
    return bool(_SEED.search(piece.replace("İ", "i").lower()))


def _quantity(
    found: re.Match[str], low: Fraction | str, high: Fraction | str | None, kind: QuantityKind, unit: str = ""
) -> list[Quantity]:
    start, end = found.span(found.lastgroup or 0)
    return [Quantity(low, high, kind, unit, Span(start - 1, end - 1))]


@lru_cache(maxsize=4096)
def _value(written: str) -> Fraction:
    """The exact value of 1,951 or 2.3 million or twenty-five thousand."""
    digits = re.match(r"[\d.,]+", written)
    if digits is None:
        return Fraction(number_words(written))
    value = Fraction(digits[0].replace(",", ""))
    for magnitude in re.findall(_MAGNITUDE, written):
        value *= MAGNITUDES[magnitude]
    return value


def _plain(found: re.Match[str]) -> list[Quantity]:
    written = found[PLAIN]
    value = _value(written)
    return _quantity(found, value, value, QuantityKind.YEAR if _is_year(written) else QuantityKind.COUNT)


def _date(found: re.Match[str], year: str | None, month: str, day: str | None) -> list[Quantity]:
    date = f"{year or '-'}-{_MONTHS.index(month[:3]) + 1:02}"
    if day:
        date += f"-{int(re.sub('[a-z]', '', day)):02}"
    return _quantity(found, date, date, QuantityKind.DATE)


def _month_day(found: re.Match[str]) -> list[Quantity]:
    return _date(found, found["y1"], found["m1"], found["d1"])


def _day_month(found: re.Match[str]) -> list[Quantity]:
    return _date(found, found["y2"], found["m2"], found["d2"])


def _month_year(found: re.Match[str]) -> list[Quantity]:
    return _date(found, found["y3"], found["m3"], None)


def _month(found: re.Match[str]) -> list[Quantity]:
    return _date(found, None, found["m4"], None)


def _iso(found: re.Match[str]) -> list[Quantity]:
    return _quantity(found, found[0], found[0], QuantityKind.DATE)


def _decade(found: re.Match[str]) -> list[Quantity]:
    first = Fraction(found["tens"])
    return _quantity(found, first, first + 9, QuantityKind.YEAR)


def _fifties(found: re.Match[str]) -> list[Quantity]:
    first = Fraction(1900 + CARDINALS[found["named"].removesuffix("ies") + "y"])
    return _quantity(found, first, first + 9, QuantityKind.YEAR)


def _spoken(found: re.Match[str]) -> list[Quantity]:
    year = Fraction(100 * CARDINALS[found["century"]] + number_words(found["rest"]))
    return _quantity(found, year, year, QuantityKind.YEAR)


def _half(found: re.Match[str]) -> list[Quantity]:
    return _quantity(found, Fraction(1, 2), Fraction(1, 2), QuantityKind.COUNT)


def _fraction(found: re.Match[str]) -> list[Quantity]:
    value = Fraction(CARDINALS[found["part"] or "one"], _PARTS[found["whole"] or found["a"]])
    return _quantity(found, value, value, QuantityKind.COUNT)


def _few(found: re.Match[str]) -> list[Quantity]:
    unit = Fraction(_MANY.get(found["many"] or "", 1)) * MAGNITUDES.get(found["each"] or found["of"] or "", 1)
    return _quantity(found, 2 * unit, 9 * unit, QuantityKind.COUNT)


def _multiple(found: re.Match[str]) -> list[Quantity]:
    value = Fraction(_TIMES[found["by"]])
    return _quantity(found, value, value, QuantityKind.COUNT, "times")


def _mark(found: re.Match[str]) -> list[Quantity]:
    value = Fraction(found["mark_of"])
    return _quantity(found, value, value, QuantityKind.ORDINAL, "list")


def _ordinal(found: re.Match[str]) -> list[Quantity]:
    value = Fraction(found["nth"] or number_words(found["nth_word"]))
    listed = found["listed"] and found.string[found.start() - 1] == "\0"
    return _quantity(found, value, value, QuantityKind.ORDINAL, "list" if listed else "")


def _counted(found: re.Match[str]) -> list[Quantity]:
    if found[0] == "one":  # mostly a pronoun, as 一个 is mostly an article
        return []
    low, high = _value(found["low"]), _value(found["high"] or found["low"])
    if found["high"]:
        low *= _borrowed(found)
    top = None if found["open"] or found["more"] else high
    if found["percent"]:
        return _quantity(found, low, top, QuantityKind.PERCENT)
    if found["times"] is not None:
        return _quantity(found, low, top, QuantityKind.COUNT, "times")
    are_years = _is_year(found["low"]) and _is_year(found["high"] or found["low"])
    return _quantity(found, low, top, QuantityKind.YEAR if are_years else QuantityKind.COUNT)


def _is_year(end: str) -> bool:
    return len(end) == 4 and end.isdecimal() and int(end) in _YEARS


def _borrowed(found: re.Match[str]) -> int:
    """What the lower end of a range takes from the upper one: "2 to 3 million" begins at 2,000,000."""
    magnitudes = re.findall(_MAGNITUDE, found["high"])
    return MAGNITUDES[magnitudes[-1]] if magnitudes and not re.search(_MAGNITUDE, found["low"]) else 1


ENGLISH_MAKERS: dict[str, Callable[[re.Match[str]], list[Quantity]]] = {
    PLAIN: _plain,
    "month_day": _month_day,
    "day_month": _day_month,
    "month_year": _month_year,
    "month": _month,
    "iso": _iso,
    "decade": _decade,
    "fifties": _fifties,
    "spoken": _spoken,
    "half": _half,
    "fraction": _fraction,
    "few": _few,
    "multiple": _multiple,
    "mark": _mark,
    "ordinal": _ordinal,
    "amount": _counted,
}

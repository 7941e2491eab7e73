"""Dates as headers, title pages and signatures print them, in ISO 8601, as exact as they are given."""

import re

_DIGIT = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_CHINESE_NUMBER = r"[一二三四五六七八九十〇零廿]{1,3}"
_FORMS = (
    rf"(?P<y>{_YEAR})[ ]?[-./年][ ]?(?P<m>1[0-2]|0?[1-9])[ ]?[-./月][ ]?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)日?\.?",
    rf"(?P<y>{_YEAR})[ ]?(?:年[ ]?(?P<m>1[0-2]|0?[1-9])[ ]?月|[-./](?P<m2>1[0-2]|0?[1-9])(?![\d-]))\.?",
    rf"(?P<cy>[一二][〇零○Ｏ一二三四五六七八九]{{3}})年(?:(?P<cm>{_CHINESE_NUMBER})月(?:(?P<cd>{_CHINESE_NUMBER})日)?)?",
    rf"(?P<en>{_MONTH})\.? (?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,? (?P<y>{_YEAR})",
    rf"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)? (?P<en>{_MONTH})\.?,? (?P<y>{_YEAR})",
    rf"(?P<en>{_MONTH})\.?,? (?P<y>{_YEAR})",
    rf"(?P<y>{_YEAR})年",
    rf"(?<![\d.])(?P<y>{_YEAR})(?![\d.])",
)
_LONGEST = 30
_PATTERNS = tuple(re.compile(form) for form in _FORMS)
_PERIOD = re.compile(rf"({_YEAR})\s*年?\s*[-–—~～至]{{1,2}}\s*({_YEAR})\s*年?")


def date_in(text: str) -> str:
    """The first and most exact date in `text`: `1952-08-03`, `1957-03`, `1990`, or "" for none."""
    for pattern in _PATTERNS:
        if match := pattern.search(text):
            return _iso(match)
    return ""


def is_date(text: str) -> bool:
    """Whether `text` is a date and nothing else."""
    return len(text) <= _LONGEST and any(pattern.fullmatch(text.strip(" （）()")) for pattern in _PATTERNS)


def period_of(text: str) -> str:
    """The span of years that `text` is, as an ISO interval `1961/1986`, or ""."""
    match = _PERIOD.fullmatch(text.strip(" （）()"))
    return f"{match[1]}/{match[2]}" if match else ""


def _iso(match: re.Match[str]) -> str:
    found = match.groupdict()
    year = found.get("y") or "".join(_DIGIT[char] for char in found["cy"])
    month = found.get("m") or found.get("m2") or _month(found.get("en")) or _chinese(found.get("cm"))
    day = found.get("d") or _chinese(found.get("cd"))
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _month(name: str | None) -> str:
    return str(1 + _MONTHS.index(name[:3])) if name else ""


def _chinese(numeral: str | None) -> str:
    """一 to 三十一 in digits."""
    if not numeral:
        return ""
    tens, ten, ones = numeral.replace("廿", "二十").rpartition("十")
    value = (int(_DIGIT.get(tens, "1")) * 10 if ten else 0) + int(_DIGIT.get(ones, "0"))
    return str(value)

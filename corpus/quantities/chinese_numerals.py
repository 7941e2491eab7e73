"""The value of Chinese numerals: 一千三百, 二百八, 三四十, 几百万, 廿; digits in a row have the value they spell."""

import re

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PLAIN = dict(
    zip(
        "零○０１２３４５６７８９壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟萬億兩幾數餘號％．～－",
        "〇〇0123456789一二二三三三四五六六七八九十百千万亿两几数余号%.~-",
        strict=True,
    )
)
_NOT_PLAIN = re.compile(f"[{''.join(_PLAIN)}]")
_NUMERAL = re.compile("[〇一二两三四五六七八九十百千万亿]{1,40}")
_CONSECUTIVE = re.compile("一[二两]|[二两]三|三四|四五|五六|六七|七八|八九")


def plain(text: str) -> str:
    """`text` with one form for each numeral (萬 is 万, 壹 is 一, １ is 1), character for character.

    Few characters are such; `str.translate` would look up all the others.
    """
    return _NOT_PLAIN.sub(lambda numeral: _PLAIN[numeral[0]], text)


def numeral_range(numeral: str) -> tuple[int, int] | None:
    """The least and the greatest value of a plain Chinese numeral, mostly equal; None where it is not one.

    几 and 数 are 2 to 9, but 1 to 9 after 十; neighbours before a unit or after 十 are a range: 三四十, 十七八.
    """
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    indefinite = re.search("[几数]", numeral)
    if indefinite:
        least = "一" if numeral.endswith(("十几", "十数")) else "二"
        return _both(numeral, indefinite, least, "九")
    pair = _CONSECUTIVE.search(numeral)
    if pair and (len(numeral) == 2 or not is_row(numeral)):
        return _both(numeral, pair, pair[0][0], pair[0][1])
    value = numeral_value(numeral)
    return None if value is None else (value, value)


def is_row(numeral: str) -> bool:
    """Whether a numeral is digits in a row, as years and names have them: 一九五一."""
    return not any(unit in numeral for unit in _UNITS)


def numeral_value(numeral: str) -> int | None:
    """The value of a plain numeral without 几; a last digit counts tenths of the unit before it (二百八 is 280)."""
    if not _NUMERAL.fullmatch(numeral):
        return None
    if is_row(numeral):
        return int("".join(str(_DIGITS[digit]) for digit in numeral))
    total = section = 0
    digit: int | None = None
    limit, last_place = 10**4, 1  # units fall within a section; a last digit stands in the place below the last unit
    for char in numeral:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            last_place = last_place if digit else 1
            continue
        unit = _UNITS[char]
        if unit >= 10**4:
            section += digit or 0
            if not section:
                return None
            total = (total + section) * unit if char == "亿" else total + section * unit
            section, limit = 0, 10**4
        elif unit >= limit or (digit is None and char != "十"):
            return None
        else:
            section, limit = section + (1 if digit is None else digit) * unit, unit
        digit, last_place = None, unit // 10
    return total + section + (digit or 0) * last_place


def magnitude(units: str) -> int:
    """The product of units behind a number: 千万 is 10,000,000, nothing is 1."""
    product = 1
    for unit in units:
        product *= _UNITS[unit]
    return product


def _both(numeral: str, found: re.Match[str], low: str, high: str) -> tuple[int, int] | None:
    ends = [numeral_value(numeral[: found.start()] + digit + numeral[found.end() :]) for digit in (low, high)]
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])

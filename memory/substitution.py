"""The numbers of a query put into a match's translation in the place of the memory's: an offer, never more.

A number that is replaced by one other is looked for by its value in the translation, which must have it in digits, and
just as often. Where one cannot be put in, none is: a text with half of its numbers put right looks as if all were.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from corpus import HAN, Quantity, Span, comparable
from memory.differences import Difference
from memory.prepared import Prepared
from tmx import Content, tags

NUMBERS_PUT_IN = "numbers put in"
"""What a translation is marked by that is not as the memory has it."""

_DATE = re.compile(r"(\d+|-)(?:-(\d+|-))?(?:-(\d+))?")
_DIGITS = re.compile(rf"(?<![^\W_{HAN}])\d+(?:[,，]\d{{3}})*(?:[.．]\d+)?(?![^\W_{HAN}])")
_WIDE = {code: code + 0xFEE0 for code in map(ord, "0123456789,.")}
Values = tuple[tuple[int, Fraction | None], ...]
"""The parts of a quantity, each with its place in an end of it: year, month and day of a date are 0, 1 and 2."""


class Edit(NamedTuple):
    """What comes into the place of a stretch of the translation."""

    chars: Span
    text: str


def substitutions(query: Prepared, memory: Prepared, target: Prepared, told: Iterable[Difference]) -> list[Edit]:
    """The edits of the translation, in order; none where no number was replaced, or one came, went or cannot be put in.

    `told` is what differs between the query and the text of the memory.
    """
    replaced: dict[tuple[str, ...], list[tuple[Values, Values]]] = {}
    for one in told:
        if one.kind == "number" and one.op != "equal":
            ours, theirs = _within(query, one.query), _within(memory, one.memory)
            if len(ours) != 1 or len(theirs) != 1 or ours[0].kind != theirs[0].kind:
                return []
            replaced.setdefault(comparable(theirs[0]), []).append((_values(theirs[0]), _values(ours[0])))
    edits: list[Edit] = []
    for keys, pairs in replaced.items():
        places = [one for one in target.quantities if set(keys) & set(comparable(one))]
        if len(set(pairs)) != 1 or len(places) != len(pairs):
            return []
        for place in places:
            put = _put(target.text, place.chars, *pairs[0])
            if put is None:
                return []
            edits += put
    return sorted(edits)


def edited(content: Content, edits: Sequence[Edit]) -> Content | None:
    """The translation with the edits, whose places are those of `tmx.tags`; None where one is not in plain words."""
    pieces = list(content)
    starts = [len(tags(content[:place])) for place in range(len(content) + 1)]
    for chars, text in reversed(edits):
        place = next(place for place, start in enumerate(starts) if start > chars.start) - 1
        piece = pieces[place]
        if not isinstance(piece, str) or chars.end > starts[place + 1]:
            return None
        start, end = (at - starts[place] for at in chars)
        pieces[place] = piece[:start] + text + piece[end:]
    return tuple(pieces)


def _within(text: Prepared, chars: Span) -> list[Quantity]:
    return [one for one in text.quantities if one.chars.start < chars.end and chars.start < one.chars.end]


def _values(quantity: Quantity) -> Values:
    """The parts of both its ends, of the one where they are the same; None for what is not said."""
    return tuple(part for end in dict.fromkeys((quantity.low, quantity.high)) for part in enumerate(_parts(end)))


def _parts(end: Fraction | str | None) -> Iterator[Fraction | None]:
    date = isinstance(end, str) and _DATE.fullmatch(end)
    if date:
        yield from (Fraction(part) if part and part != "-" else None for part in date.groups())
    else:
        yield None if isinstance(end, str) else end


def _put(text: str, chars: Span, old: Values, new: Values) -> list[Edit] | None:
    """The edits of one number of the translation, or None where it has not each value that changes in digits, once.

    None also where two parts have the value: of 5 May it cannot be told which of them the 5 is.
    """
    if len(old) != len(new):
        return None
    parts = dict.fromkeys((place, theirs, ours) for (place, theirs), (_, ours) in zip(old, new, strict=True))
    shared = Counter(theirs for _, theirs, _ in parts)
    written = [Span(*found.span()) for found in _DIGITS.finditer(text, *chars)]
    edits: list[Edit] = []
    for theirs, ours in ((theirs, ours) for _, theirs, ours in parts if theirs != ours):
        places = [one for one in written if _value(text[slice(*one)]) == theirs]
        is_sure = len(places) == shared[theirs] == 1
        said = _said(ours, text[slice(*places[0])]) if ours is not None and is_sure else ""
        if not said:
            return None
        edits.append(Edit(places[0], said))
    return edits


def _value(digits: str) -> Fraction:
    return Fraction(unicodedata.normalize("NFKC", digits).replace(",", ""))


def _said(value: Fraction, like: str) -> str:
    """A value in digits, as another number has them: grouped, with leading zeros, as many decimals or more, as wide.

    Empty where it has no end as a decimal.
    """
    narrow = unicodedata.normalize("NFKC", like)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(exact) != value:
        return ""
    whole, _, decimals = f"{exact:{',' if ',' in narrow else ''}f}".partition(".")
    whole_like, _, decimals_like = narrow.partition(".")
    if whole_like.startswith("0") and not decimals_like:
        whole = whole.zfill(len(whole_like))
    decimals = decimals.ljust(len(decimals_like), "0")
    said = f"{whole}.{decimals}" if decimals else whole
    return said if like == narrow else said.translate(_WIDE)

"""Keys under which the same texts meet: as they are written, or whatever their script, width, case and stops."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import repeat

from corpus import fold_key
from tmx.columns import Column
from tmx.content import tags
from tmx.unit import Variant

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»「」『』﹁﹂＂", '"'),
        **dict.fromkeys("‘’‚‛｀´", "'"),
        **dict.fromkeys("‐‑‒–—―－~～〜", "-"),
        **dict.fromkeys("。｡．", "."),
        **dict.fromkeys("、，､", ","),
        **dict.fromkeys("·•・‧", "·"),
        **{"〈": "《", "〉": "》", "【": "[", "】": "]", "〔": "[", "〕": "]", "…": "..."},
    }
)
_RUN = re.compile(r"([-.])\1+")
_BESIDE_MARKS = re.compile(r"\s*([^\w\s])\s*")


class Compared(StrEnum):
    """When two texts are the same: character by character, or whatever their width, case, punctuation and script."""

    EXACT = "exact"
    NORMALISED = "normalised"


def key_function(compared: Compared) -> Callable[[Iterable[Variant]], str]:
    """The function that gives variants their key: equal for the same texts in the same languages, in any order."""
    return _exact if compared is Compared.EXACT else _normalised


def exact_keys(columns: Sequence[Column]) -> list[str]:
    """The key of each unit in some columns, one of them at least, as `key_function(Compared.EXACT)` gives it."""
    ordered = sorted(columns, key=lambda column: column.language)
    parts = [part for column in ordered for part in (repeat(column.language), column.texts)]
    return list(map("\x00".join, zip(*parts, strict=False)))


def normal_form(text: str) -> str:
    """The text in simplified characters and small letters, one kind of quotation marks, dashes, stops and spaces."""
    key = fold_key(text).translate(_ALIKE)
    return " ".join(_BESIDE_MARKS.sub(r"\1", _RUN.sub(r"\1", key)).split())


def _exact(variants: Iterable[Variant]) -> str:
    return _joined([(variant.language, tags(variant.content)) for variant in variants])


def _normalised(variants: Iterable[Variant]) -> str:
    return _joined([(variant.language.partition("-")[0], normal_form(variant.text)) for variant in variants])


def _joined(texts: list[tuple[str, str]]) -> str:
    ordered = sorted(texts) if len(texts) > 1 else texts
    return "\x00".join([part for pair in ordered for part in pair])

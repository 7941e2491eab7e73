"""One unit of a broken memory: read as it is, or repaired, or given up with the reason."""

import re
from typing import NamedTuple

from corpus import InputError
from tmx.elements import unit_of
from tmx.place import Place, Remarks
from tmx.salvage.blocks import Block
from tmx.salvage.repair import has_lang, repaired
from tmx.unit import TranslationUnit
from tmx.xml import Door

_ESCAPE = re.compile("[\ud800-\udfff]")
_CESU = re.compile("\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]")
"""The bytes of a character that was written as two surrogates (CESU-8), as old databases do."""
_SINCE_XML_LANG = frozenset({"1.3", "1.4"})
_REMEDY = re.compile(r": (?:repair that unit, or take it out|replace it|split the memory|split it)$")

Fault = tuple[str, str]
"""A rule, and what was found or done."""


class Mended(NamedTuple):
    """The unit and what was repaired; or no unit, and the one fault that it was given up for."""

    unit: TranslationUnit | None
    faults: tuple[Fault, ...] = ()


class Mender:
    """Reads the blocks of one memory: its version and the tags around its units are known."""

    def __init__(self, version: str, wrapper: tuple[str, str], remarks: Remarks) -> None:
        self._version, self._wrapper, self._remarks = version, wrapper, remarks
        self._door = Door()

    def mended(self, block: Block, place: Place) -> Mended:
        """The unit of a block, if it can be had without guessing."""
        if block.is_cut:
            return _lost("TMX-01", "the file is cut off inside it")
        written, n_joined = _CESU.subn(_joined, block.text)
        joined = (("TMX-03", "a pair of surrogates became its character"),) if n_joined else ()
        if escape := _ESCAPE.search(written):
            code = ord(escape[0])
            what = f"byte {code - 0xDC00:02X}" if 0xDC80 <= code <= 0xDCFF else f"U+{code:04X}"
            return _lost("TMX-03", f"{what} cannot be decoded")
        try:
            return self._checked(self._read(written, place), written, joined)
        except InputError as error:
            text, repairs = repaired(written)
            if not repairs:
                return _lost(_rule(error), _reason(error, place))
        try:
            return self._checked(self._read(text, place), text, joined + repairs)
        except InputError as error:
            return _lost(_rule(error), _reason(error, place))

    def _read(self, text: str, place: Place) -> TranslationUnit:
        before, after = self._wrapper
        return unit_of(self._door.element(before + text + after, place), place, self._remarks)

    def _checked(self, unit: TranslationUnit, text: str, repairs: tuple[Fault, ...]) -> Mended:
        if not unit.variants:
            return _lost("TMX-16", "it has no variant")
        if not all(variant.written for variant in unit.variants):
            return _lost("TMX-19", "a variant does not say its language")
        if self._version in _SINCE_XML_LANG and has_lang(text):
            repairs = (*repairs, ("TMX-19", "`lang` became `xml:lang`"))
        return Mended(unit, repairs)


def _joined(found: re.Match[str]) -> str:
    pair = found[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogatepass")
    return pair.encode("utf-16", "surrogatepass").decode("utf-16")


def _lost(rule: str, message: str) -> Mended:
    return Mended(None, ((rule, message),))


def _rule(error: InputError) -> str:
    return "TMX-02" if "U+" in str(error) else "TMX-01"


def _reason(error: InputError, place: Place) -> str:
    """What the parser found, without the place and without advice."""
    _, _, what = str(error).partition(f"unit {place.unit}: ")
    return _REMEDY.sub("", what or str(error))

"""A text made ready for comparison: its units, and the string whose edit distance is their weighted distance."""

from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from corpus import Script, comparable, numbers, script_of
from memory.units import CONTENT, Kind, Unit, units_of

_PRIVATE = 0xF0000
_PRIVATE_SIZE = 131_068


@dataclass(frozen=True, eq=False)
class Prepared:
    """A segment in one language with what a comparison needs of it, worked out when it is asked for."""

    text: str
    lang: str

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its weighted units in order."""
        return tuple(units_of(self.text, self.lang))

    @cached_property
    def string(self) -> str:
        """Each unit as `weight` code points: plain Levenshtein on it is the weighted distance.

        A Han character is itself twice; a word has two code points of its stem and two of its form, by a stable hash
        into the private planes. Two words that share one can only look more alike, so no match is lost by it.
        """
        return "".join(map(code_points, self.units))

    @property
    def weight(self) -> int:
        """The sum of its units' weights, the length of `string`."""
        return len(self.string)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Its Han characters, word forms and a sign for each number, in order."""
        return tuple(_NUMBER if unit.kind is Kind.NUMBER else unit.form for unit in self.units if unit.kind in CONTENT)

    @cached_property
    def surroundings(self) -> tuple[tuple[int, str], ...]:
        """Its punctuation and tags with their places among the content."""
        n_content, found = 0, []
        for unit in self.units:
            if unit.kind in CONTENT:
                n_content += 1
            else:
                found.append((n_content, unit.form))
        return tuple(found)

    @cached_property
    def values(self) -> frozenset[str]:
        """The values of its numbers, as keys that agree across languages."""
        return frozenset(key for quantity in numbers(self.text, self.lang) for key in comparable(quantity))

    @cached_property
    def script(self) -> Script:
        """How many characters of it are simplified or traditional only."""
        return script_of(self.text)


_NUMBER = "\0number"


def code_points(unit: Unit) -> str:
    """What stands for a unit in `Prepared.string`."""
    match unit.kind:
        case Kind.WORD:
            return _private(unit.token, "s") * 2 + _private(unit.form, "f") * 2
        case Kind.TAG:
            return _private(unit.form, "t")
        case Kind.PUNCTUATION:
            return unit.form
        case _:
            return unit.token * 2


def _private(word: str, part: str) -> str:
    code = _PRIVATE + crc32(f"{part}{word}".encode()) % _PRIVATE_SIZE
    return chr(code + 2 * (code >= 0xFFFFE))

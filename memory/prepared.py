"""A text made ready for comparison, each part of it worked out when it is asked for."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from corpus import Quantity, Script, comparable, numbers, script_of
from memory.fingerprint import NUMBER, Fingerprint, fingerprint_of, print_of
from memory.units import CONTENT, Kind, Unit, forms_of, placed, without_tags


@dataclass(frozen=True)
class Prepared:
    """A segment in one language with what a comparison needs of it, worked out when it is asked for."""

    text: str
    lang: str

    @cached_property
    def _forms(self) -> list[tuple[str, bool]]:
        return forms_of(self.text, self.lang)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its weighted units in order."""
        return tuple(placed(self.text, self._forms))

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """What it is found and compared by."""
        return fingerprint_of(self._forms)

    @property
    def string(self) -> str:
        """The string whose edit distance is the weighted distance."""
        return self.fingerprint.string

    @cached_property
    def bounds(self) -> list[int]:
        """Where each unit begins in `string`, and where the last one ends."""
        return [0, *accumulate(len(print_of(*form).string) for form in self._forms)]

    @cached_property
    def owners(self) -> list[int]:
        """The unit of each code point of `string`."""
        return [index for index, form in enumerate(self._forms) for _ in print_of(*form).string]

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Its Han characters, word forms and a sign for each number, in order."""
        return tuple(NUMBER if unit.kind is Kind.NUMBER else unit.form for unit in self.units if unit.kind in CONTENT)

    @property
    def weight(self) -> int:
        """The sum of its units' weights, the length of `string`."""
        return len(self.string)

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
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers in order; those in tags are none."""
        return tuple(numbers(without_tags(self.text), self.lang))

    @cached_property
    def values(self) -> tuple[tuple[str, ...], ...]:
        """The values of its numbers in order, each as keys that agree across languages."""
        return tuple(map(comparable, self.quantities))

    @cached_property
    def script(self) -> Script:
        """How many characters of it are simplified or traditional only."""
        return script_of(self.text)

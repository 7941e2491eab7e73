"""A text made ready for comparison, each part of it worked out when it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat, starmap

from corpus import Quantity, Script, comparable, numbers, script_of
from memory.fingerprint import NUMBER, Fingerprint, Print, content_of, fingerprint_of, prints_of
from memory.once import once
from memory.units import (
    CONTENT,
    Form,
    Key,
    Kind,
    Unit,
    Written,
    forms_of_key,
    matching_fold,
    placed,
    places,
    unit_of_form,
    without_tags,
)


@dataclass(frozen=True)
class Prepared:
    """A segment in one language with what a comparison needs of it, worked out when it is asked for."""

    text: str
    lang: str

    @classmethod
    def stored(cls, text: str, lang: str, string: str) -> "Prepared":
        """A text that lies in a store, with its `string`, which is not worked out again."""
        made = cls(text, lang)
        made.__dict__["string"] = string
        return made

    @once
    def _key(self) -> Key:
        return matching_fold(self.text)

    @once
    def written(self) -> list[Written]:
        """How each unit is written, in order."""
        return forms_of_key(self._key.text, self.lang)

    @once
    def forms(self) -> list[Form]:
        """What each unit is, wherever it stands."""
        return list(starmap(unit_of_form, self.written))

    @once
    def prints(self) -> list[Print]:
        """The share of each unit in what the text is found and compared by."""
        return prints_of(self.written)

    @once
    def units(self) -> tuple[Unit, ...]:
        """Its weighted units in order, with their places."""
        return tuple(placed(self.forms, *self.chars))

    @once
    def chars(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each unit begins in the raw text, and where each ends."""
        return places(self._key, self.written)

    @once
    def fingerprint(self) -> Fingerprint:
        """What it is found and compared by."""
        return fingerprint_of(self.prints)

    @once
    def string(self) -> str:
        """The string whose edit distance is the weighted distance."""
        return "".join([one.string for one in self.prints])

    @once
    def content_string(self) -> str:
        """The part of `string` that is content: texts of the same content share it."""
        return content_of(self.prints)

    @once
    def lengths(self) -> list[int]:
        """How many code points of `string` each unit has: its weight."""
        return [len(one.string) for one in self.prints]

    @once
    def unit_at(self) -> dict[int, int]:
        """The unit that begins at a code point of `string`; at its end, how many there are."""
        return dict(zip(accumulate(self.lengths, initial=0), range(len(self.lengths) + 1), strict=True))

    @once
    def owners(self) -> list[int]:
        """The unit of each code point of `string`."""
        return list(chain.from_iterable(map(repeat, range(len(self.lengths)), self.lengths)))

    @once
    def content(self) -> tuple[str, ...]:
        """Its Han characters, word forms and a sign for each number, in order."""
        return tuple(NUMBER if one.kind is Kind.NUMBER else one.form for one in self.forms if one.kind in CONTENT)

    @property
    def weight(self) -> int:
        """The sum of its units' weights, the length of `string`."""
        return len(self.string)

    @once
    def surroundings(self) -> tuple[tuple[int, str], ...]:
        """Its punctuation and tags with their places among the content."""
        n_content, found = 0, []
        for one in self.forms:
            if one.kind in CONTENT:
                n_content += 1
            else:
                found.append((n_content, one.form))
        return tuple(found)

    @once
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers in order; those in tags are none."""
        return tuple(numbers(without_tags(self.text), self.lang))

    @once
    def values(self) -> tuple[tuple[str, ...], ...]:
        """The values of its numbers in order, each as keys that agree across languages."""
        return tuple(map(comparable, self.quantities))

    @once
    def script(self) -> Script:
        """How many characters of it are simplified or traditional only."""
        return script_of(self.text)

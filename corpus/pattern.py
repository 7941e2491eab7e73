"""Regular expressions that a user wrote: refused with the place of the fault, and stopped when they run too long."""

import re

from corpus.document import Span
from corpus.errors import FormatError, LimitError

SECONDS = 1.0
"""For one search (reliability.md, limits)."""

_REPEAT = re.compile(r"[*+?{]")


class UserPattern:
    """A regular expression in the syntax of the `regex` module. Raises FormatError where it is not well-formed."""

    def __init__(self, pattern: str) -> None:
        import regex  # which few runs need

        self.pattern = pattern
        self._is_bounded = not _REPEAT.search(pattern)
        try:
            self._compiled = regex.compile(pattern, regex.VERSION1)
        except regex.error as error:
            raise FormatError(f"the pattern {pattern!r} is not well-formed: {error}") from None

    def found_in(self, text: str) -> bool:
        """Whether it matches somewhere in the text. Raises LimitError when that cannot be told in a second."""
        if self._is_bounded:  # the clock is ten times as dear as the search
            return self._compiled.search(text) is not None
        try:
            return self._compiled.search(text, timeout=SECONDS) is not None
        except TimeoutError:
            raise self._too_slow() from None

    def spans_in(self, text: str) -> list[Span]:
        """All places where it matches, none inside another. Raises LimitError when they cannot be told in a second."""
        try:
            return [Span(*found.span()) for found in self._compiled.finditer(text, timeout=SECONDS)]
        except TimeoutError:
            raise self._too_slow() from None

    def _too_slow(self) -> LimitError:
        slow = f"the pattern {self.pattern!r} takes more than {SECONDS:g} s for one text"
        return LimitError(f"{slow}: write it without nested repeats")

"""How numbers are looked for in any language: its forms, one or another, at the places where one may begin.

A text may be several, parted by NUL: no form goes over one, and what a text begins with may stand behind one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

AT_FIRST = r"(?<![^\0])"
"""The beginning of a text."""
PLAIN = "plain"
"""The group of the digits of a number that needs no form: its value and its place are told by them."""


def one_of(forms: Mapping[str, str]) -> re.Pattern[str]:
    """The expression of one form or another, by name: the last group of a match says which."""
    return re.compile("|".join(f"(?P<{name}>{form})" for name, form in forms.items()))


def matches(
    form: re.Pattern[str], text: str, beginnings: Iterable[tuple[int, re.Match[str]]]
) -> Iterator[re.Match[str]]:
    """The matches of a form that begin at some of these places, which rise; none begins inside another.

    What shows that one may begin there is taken as it is where it has a group, `PLAIN`: then it is a whole number.
    """
    end = 0
    for place, beginning in beginnings:
        if place >= end and (found := beginning if beginning.lastgroup else form.match(text, place)):
            end = found.end()
            yield found

"""How numbers are looked for in any language: its forms, one or another, at the places where one may begin."""

import re
from collections.abc import Iterable, Iterator, Mapping


def one_of(forms: Mapping[str, str]) -> re.Pattern[str]:
    """The expression of one form or another, by name: the last group of a match says which."""
    return re.compile("|".join(f"(?P<{name}>{form})" for name, form in forms.items()))


def matches(form: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a form that begin at some of these places, which rise; none begins inside another."""
    end = 0
    for place in places:
        if place >= end and (found := form.match(text, place)):
            end = found.end()
            yield found

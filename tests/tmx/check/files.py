"""The checks of small memories as the tests ask for them."""

import io

from tmx.check.breach import Breach, breach_line
from tmx.check.check import Check
from tmx.check.rule import CLIENTS


def breaches(text: str | bytes, *clients: str) -> list[Breach]:
    """All breaches of this memory under the name `m.tmx`."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    return list(Check(io.BytesIO(data), "m.tmx", frozenset(clients or CLIENTS)))


def lines(text: str | bytes, *clients: str) -> list[str]:
    """What is printed for this memory."""
    return [breach_line(breach) for breach in breaches(text, *clients)]


def rules(text: str | bytes, *clients: str) -> list[str]:
    """The rules that this memory breaks."""
    return [breach.rule for breach in breaches(text, *clients)]

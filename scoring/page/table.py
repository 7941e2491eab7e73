"""A table of texts in HTML."""

from collections.abc import Iterator, Sequence
from html import escape


def table(head: Sequence[str], rows: Sequence[Sequence[str]], kind: str = "plain") -> Iterator[str]:
    """The lines of a table; the first cell of each row is its heading."""
    yield f'<table class="{kind}"><thead><tr>{"".join(f"<th>{escape(cell)}</th>" for cell in head)}</tr></thead><tbody>'
    for first, *others in rows:
        yield f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in others)}</tr>'
    yield "</tbody></table>"

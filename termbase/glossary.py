"""Concepts out of a glossary in OmegaT's form: source, target and comment by tabs, a line an entry."""

from collections.abc import Iterator

from corpus import FormatError, script_of
from termbase.concept import Concept, Term


def read_glossary(text: str, name: str) -> list[Concept]:
    """The entries as concepts numbered by line; lines that begin with # are comments.

    A column with Chinese characters is Chinese, another one English. Raises FormatError for a line without two terms.
    """
    rows = list(_rows(text, name))
    languages = ["zh" if script_of("".join(row[side] for _, row in rows)).han else "en" for side in (0, 1)]
    return [
        Concept(str(number), tuple(Term(text, lang) for text, lang in zip(row, languages, strict=True)))
        for number, row in rows
    ]


def _rows(text: str, name: str) -> Iterator[tuple[int, tuple[str, str]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.removesuffix("\r").split("\t")]
        if len(fields) < 2 or not all(fields[:2]):
            raise FormatError(f"{name}:{number}: {line[:40]!r}: expected a term, a tab and its translation")
        yield number, (fields[0], fields[1])

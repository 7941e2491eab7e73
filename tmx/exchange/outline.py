"""Units that are written alike but for their texts: how one of them is written tells how all are.

Most units of a memory have one outline: the same attributes, the same properties, no inline codes. A writer is asked
once for each outline, with marks in the places of the texts; what it writes, with other texts in those places, is what
it would write for any unit of that outline.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from tmx.unit import Prop, TranslationUnit, Variant

MARK = "\uf8ff"
"""A character of private use: with a number and itself again it stands for a text."""
SLOT = re.compile(f"{MARK}([0-9]+){MARK}")
_NAME = "tuid"


class Outline(NamedTuple):
    """What units have in common: codes of languages as written and normalised, names of attributes, properties.

    A property is its type and, if that decides how a unit is written, its text, which is empty for any other.
    """

    languages: tuple[tuple[str, str], ...]
    attributes: tuple[str, ...]
    props: tuple[tuple[str, str], ...]


class Outlined(NamedTuple):
    """A unit as its outline and its texts: those of the variants, the attributes but for `tuid`, the properties."""

    outline: Outline
    texts: list[str]


def outlined(unit: TranslationUnit, decisive: frozenset[str]) -> Outlined | None:
    """The unit taken apart; `decisive` are the types of properties that decide how it is written.

    None for one without two variants, with inline codes, with notes, with something on a variant, or with an empty
    text or `tuid`.
    """
    variants, attributes, annotations, _, _ = unit
    if len(variants) != 2:
        return None
    languages, texts = [], []
    for written, language, content, own, noted in variants:
        if own or noted or len(content) != 1 or not isinstance(content[0], str):
            return None
        languages.append((written, language))
        texts.append(content[0])
    names = []
    for name, value in attributes:
        names.append(name)
        if name != _NAME:
            texts.append(value)
        elif not value:
            return None
    props = []
    for one in annotations:
        if not isinstance(one, Prop) or one.attributes:
            return None
        kind, text, _ = one
        if kind in decisive:
            props.append((kind, text))
        else:
            props.append((kind, ""))
            texts.append(text)
    return Outlined(Outline(tuple(languages), tuple(names), tuple(props)), texts) if all(texts) else None


class Template(NamedTuple):
    """What is written for every unit of an outline: `%s` for each of the texts, and which text stands where."""

    pattern: str
    order: Callable[[Sequence[str]], tuple[str, ...]]

    def filled(self, texts: Sequence[str]) -> str:
        """What is written for a unit: its name comes first, then the texts of `Outlined`, as the format has them."""
        return self.pattern % self.order(texts)


def specimen(outline: Outline, decisive: frozenset[str]) -> TranslationUnit:
    """A unit of this outline with marks for its name and its texts."""
    marks = map(mark, range(1, 2 + len(outline.languages) + len(outline.attributes) + len(outline.props)))
    variants = tuple([Variant(written, language, (next(marks),)) for written, language in outline.languages])
    attributes = tuple([(name, mark(0) if name == _NAME else next(marks)) for name in outline.attributes])
    props = tuple([Prop(kind, text if kind in decisive else next(marks)) for kind, text in outline.props])
    return TranslationUnit(variants, attributes, props)


def mark(number: int) -> str:
    """What stands in a specimen for the name of the unit, 0, or for one of its texts, from 1."""
    return f"{MARK}{number}{MARK}"


def template(written: str, outline: Outline) -> Template | None:
    """The template that a written specimen is; None where the outline itself has what looks like a mark."""
    if any(MARK in text for text in _strings(outline)):
        return None
    pieces = SLOT.split(written)
    pattern = "%s".join([piece.replace("%", "%%") for piece in pieces[::2]])
    return Template(pattern, itemgetter(*map(int, pieces[1::2])))


def _strings(outline: Outline) -> Iterable[str]:
    yield from outline.attributes
    for pair in (*outline.languages, *outline.props):
        yield from pair

"""The values of a translation memory: Header, TranslationUnit, Variant and what is noted on them."""

from typing import NamedTuple

from tmx.content import Attributes, Content, plain

ALL_LANGUAGES = "*all*"
"""The source language of a memory whose units can be read in any direction (TMX 1.4b, srclang)."""


def declared(srclang: str) -> str:
    """A srclang as it is meant: `*ALL*` and `*`, as some write it, are `*all*`; no code has an asterisk."""
    return ALL_LANGUAGES if "*" in srclang else srclang


class Prop(NamedTuple):
    """A property: `type` names it, own types begin with `x-`."""

    type: str
    text: str
    attributes: Attributes = ()


class Note(NamedTuple):
    """A remark for people."""

    text: str
    attributes: Attributes = ()


class Ude(NamedTuple):
    """A user-defined encoding of the header: its attributes, and those of each of its maps."""

    attributes: Attributes
    maps: tuple[Attributes, ...]


Annotations = tuple[Prop | Note, ...]


def props_of(annotations: tuple[object, ...]) -> tuple[Prop, ...]:
    """The properties among the annotations, in file order."""
    return tuple([annotation for annotation in annotations if isinstance(annotation, Prop)])


def notes_of(annotations: tuple[object, ...]) -> tuple[Note, ...]:
    """The notes among the annotations, in file order."""
    return tuple([annotation for annotation in annotations if isinstance(annotation, Note)])


class Variant(NamedTuple):
    """One language of a unit: its code as written and normalised (BCP 47), what it says, what is noted on it.

    `attributes` are all but the language, in file order; `annotations` are props and notes as they follow each other.
    """

    written: str
    language: str
    content: Content
    attributes: Attributes = ()
    annotations: Annotations = ()

    @property
    def text(self) -> str:
        """The words without inline codes."""
        return plain(self.content)

    @property
    def props(self) -> tuple[Prop, ...]:
        """The properties of this language."""
        return props_of(self.annotations)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes on this language."""
        return notes_of(self.annotations)


class TranslationUnit(NamedTuple):
    """The same words in several languages, in file order; `number` (from 1) and `line` say where they were read."""

    variants: tuple[Variant, ...]
    attributes: Attributes = ()
    annotations: Annotations = ()
    number: int = 0
    line: int = 0

    def attribute(self, name: str) -> str:
        """The value of an attribute of the unit, or the empty string."""
        for found, value in self.attributes:
            if found == name:
                return value
        return ""

    @property
    def tuid(self) -> str:
        """The identifier of the unit, or the empty string."""
        return self.attribute("tuid")

    @property
    def props(self) -> tuple[Prop, ...]:
        """The properties of the unit."""
        return props_of(self.annotations)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes on the unit."""
        return notes_of(self.annotations)


class Header(NamedTuple):
    """What a memory says of itself; the seven required attributes are empty where a file lacks them.

    `version` is the TMX version as written; `others` are the remaining attributes in file order.
    """

    creationtool: str = ""
    creationtoolversion: str = ""
    segtype: str = ""
    o_tmf: str = ""
    adminlang: str = ""
    srclang: str = ""
    datatype: str = ""
    others: Attributes = ()
    annotations: tuple[Prop | Note | Ude, ...] = ()
    version: str = "1.4"

    @property
    def props(self) -> tuple[Prop, ...]:
        """The properties of the memory."""
        return props_of(self.annotations)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes on the memory."""
        return notes_of(self.annotations)

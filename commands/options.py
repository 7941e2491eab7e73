"""What the options of several commands say: their choices, their help, and what a language tag must look like."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

STANDARD = Path("-")
NO_ENCODER = "none"
_ENCODERS = "precomputed:SRC.npz,TGT.npz, model2vec:DIR_OR_NAME, sentence-transformers:DIR_OR_NAME"


class Format(StrEnum):
    """What `align` can write; a file's is told by its suffix."""

    TABLE = "table"
    TMX = "tmx"
    TSV = "tsv"
    CSV = "csv"
    JSONL = "jsonl"
    LADDER = "ladder"
    ALIGN = "align"
    HTML = "html"
    TXT = "txt"
    XLIFF = "xliff"
    XLIFF2 = "xliff2"


OF_UNITS = {Format.TMX: "TMX", Format.XLIFF: "XLIFF", Format.XLIFF2: "XLIFF"}
"""The formats that hold units, not beads: null beads, rejected and unsure ones are left out."""


class Mode(StrEnum):
    """As `aligner.Mode`."""

    AUTO = "auto"
    TRANSLATION = "translation"
    SUMMARY = "summary"


class Duplicates(StrEnum):
    """As `tmx.Duplicates`."""

    KEEP = "keep"
    FIRST = "first"
    LAST = "last"
    CONFIDENT = "confident"


class HeaderRow(StrEnum):
    """As `tmx.HeaderRow`."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


class Undecodable(StrEnum):
    """What becomes of bytes that the encoding does not know."""

    STRICT = "strict"
    REPLACE = "replace"


class Shown(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


class Answer(StrEnum):
    """How a command answers that may be asked line by line."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class Listed(StrEnum):
    """How a list of segments is printed."""

    TEXT = "text"
    JSONL = "jsonl"


def language_tag(tag: str) -> str:
    """A BCP-47 tag as given, its language in small letters; nothing where nothing is given."""
    if tag and not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag):
        raise typer.BadParameter(f"{tag}: expected a language tag of BCP 47, as en, zh-Hant, fr or pt-BR")
    primary, *rest = tag.split("-")
    return "-".join([primary.lower(), *rest])


def chosen_names(words: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The names that `words` lists with commas, each once; they must be known."""
    chosen = tuple(word.strip().lower() for word in words.split(",") if word.strip())
    if odd := [word for word in chosen if word not in known]:
        raise typer.BadParameter(f"{option} {odd[0]}: expected some of {', '.join(known)}")
    return tuple(dict.fromkeys(chosen))


def encoder_choice(text: str) -> str:
    """What `aligner.open_encoder` takes, or `none`."""
    if not re.fullmatch("none|precomputed:[^,]+,[^,]+|(model2vec|sentence-transformers):.+", text):
        raise typer.BadParameter(f"{text}: expected {NO_ENCODER}, or one of {_ENCODERS}")
    return text


FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A text file, or - for standard input.", readable=False)
]
EncodingOption = Annotated[str | None, typer.Option(help="utf-8, gb18030, big5, …  [default: found out]")]
ErrorsOption = Annotated[Undecodable | None, typer.Option(help="Bytes that cannot be decoded: refuse, or put U+FFFD.")]
MaxSizeOption = Annotated[int | None, typer.Option(min=1, metavar="BYTES", help="Larger files are refused.")]
MaxSegmentOption = Annotated[int | None, typer.Option(min=1, metavar="CHARACTERS", help="Longer segments are refused.")]
ShownOption = Annotated[Shown, typer.Option("--format", help="How to answer.")]
EncoderOption = Annotated[
    str, typer.Option(parser=encoder_choice, metavar="NAME", help=f"Vectors as further evidence: {_ENCODERS}.")
]
LinesOption = Annotated[bool, typer.Option("--lines", help="Each line of a text is a segment.")]
JobsOption = Annotated[int, typer.Option("-j", "--jobs", min=1, help="Processes that share the work.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]
LANGUAGES = "en, zh-Hans, fr, …; Chinese and English are found out"


def text_asked(text: str) -> str:
    """What is looked up: the text itself, or all of standard input for `-`, in whatever encoding, with plain line ends.

    Raises UnreadableError where there is none, EncodingError where it cannot be decoded.
    """
    from corpus import decode, file_name, read_file

    if text != str(STANDARD):
        return text
    read, _ = decode(read_file(text), file_name(text))
    return read.replace("\r\n", "\n").replace("\r", "\n")

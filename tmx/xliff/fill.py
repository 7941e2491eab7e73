"""An XLIFF file written back with translations and candidates filled in, as a stream; all else stays to the letter.

The result is UTF-8 with LF; comments, foreign elements, white space and the order of attributes are those of the file.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from corpus import Encoding
from tmx.exchange.findings import Findings
from tmx.loss import Losses
from tmx.opening import characters_of, open_binary
from tmx.place import Progress, Remarks
from tmx.scan import Scanner
from tmx.xliff.context import Context
from tmx.xliff.elements import name_of
from tmx.xliff.filling import Fill, Filling, Work
from tmx.xliff.splice import with_attribute
from tmx.xliff.v12.fill import fill_12
from tmx.xliff.v21.fill import fill_21
from tmx.xliff.walk import Kind, Piece, Walk
from tmx.xml import Door

_ENCODING = re.compile(r"""encoding\s*=\s*("[^"]*"|'[^']*')""")


def fill_xliff(
    source: Path | str | BinaryIO,
    fill: Fill,
    target_language: str,
    losses: Losses,
    name: str = "",
    progress: Progress | None = None,
) -> Iterator[bytes]:
    """The bytes of an XLIFF file in which `fill` has given each unit of `read_xliff`, in its order, what goes into it.

    A translation that is there is never replaced, and one whose inline codes are not those of the source is left out;
    both are counted in `losses`. `target_language` is written where the file names none. Raises as `read_xliff`.
    """
    file, name = open_binary(source, name)
    with file:
        stream = characters_of(file, name, progress)
        if stream.encoding == Encoding("utf-8", "BOM"):
            yield BOM_UTF8
        remarks = Remarks()
        context = Context(remarks, Losses())
        for piece in Walk(Scanner(iter(stream), name), Door(), remarks):
            units = context.units(piece)
            if units and piece.element is not None:
                findings = Findings(piece.place._replace(unit=units[0].number), remarks, losses)
                yield _filled(Work(piece.raw, piece.element, units, list(map(fill, units)), findings)).encode("utf-8")
            else:
                yield _around(piece, context.is_2, target_language).encode("utf-8")


def _filled(work: Work) -> str:
    if all(filling == Filling() for filling in work.fillings):
        return work.raw
    return fill_21(work) if name_of(work.element) == "unit" else fill_12(work)


def _around(piece: Piece, is_2: bool, language: str) -> str:
    """A piece that is no unit; the encoding and a missing target language are put right."""
    if piece.kind is Kind.DECLARATION:
        said = _ENCODING.search(piece.raw)
        return piece.raw if said and said[1][1:-1].lower() == "utf-8" else _ENCODING.sub('encoding="UTF-8"', piece.raw)
    if piece.kind is not Kind.OPEN or piece.element is None:
        return piece.raw
    where, attribute = ("xliff", "trgLang") if is_2 else ("file", "target-language")
    if name_of(piece.element) != where or piece.element.get(attribute):
        return piece.raw
    return with_attribute(piece.raw, attribute, language)

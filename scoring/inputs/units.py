"""Translation units: the target side of a TMX, an XLIFF, or another memory is what is judged or compared with."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import FormatError, ReadSettings, read_file
from scoring.inputs.stream import Stream

if TYPE_CHECKING:
    from tmx import Memory

_DOCUMENT = ("x-xliff-original", "x-duizhao-source", "x-document", "document")


def read_units(path: Path, format: str, lang: str, settings: ReadSettings) -> Stream:
    """The units of a memory in file order: sources, and texts in the language `lang`, else whatever is not the source.

    A unit without such a text counts as having none. Raises FormatError for a unit of several target texts.
    """
    import tmx

    losses = tmx.Losses()
    table = tmx.TableSettings(target_lang=lang, encoding=settings.encoding, encoding_errors=settings.encoding_errors)
    read = tmx.FORMATS[format].read
    if read is None:
        raise FormatError(f"{path}: {format} is for people: give a format that holds units")
    memory = read(path, str(path), table, losses, None)
    try:
        rows = list(_rows(path, memory, tmx.normalise(lang) if lang else ""))
    finally:
        memory.close()
    if not rows:
        raise FormatError(f"{path}: no units in it: there is nothing to score")
    sources, texts, languages, documents = zip(*rows, strict=True)
    remarks = tuple(f"{path}: {line}" for line in losses.lines() if losses.left_out)
    return Stream(
        str(path),
        (("", texts),),
        hashlib.sha256(read_file(path, settings.file_limit)).hexdigest(),
        sources,
        documents if any(documents) else (),
        next(filter(None, languages), ""),
        tmx.normalise(memory.header.srclang) if memory.header.srclang not in ("", "*all*") else "",
        remarks,
    )


def _rows(path: Path, memory: "Memory", lang: str) -> Iterator[tuple[str | None, str | None, str, str]]:
    """Source, text, language of the text and document of each unit."""
    from tmx import matching, normalise

    srclang = memory.header.srclang
    for number, unit in enumerate(memory.units, start=1):
        said = unit.attribute("srclang") or srclang
        is_first = said in ("", "*all*")
        sources = unit.variants[:1] if is_first else matching(unit.variants, normalise(said))
        others = [variant for variant in unit.variants if variant not in sources]
        targets = matching(others or unit.variants, lang) if lang else tuple(others)
        if len(targets) > 1:
            found = ", ".join(variant.written for variant in targets)
            raise FormatError(f"{path}: unit {number}: several texts ({found}) may be meant: name one with --lang")
        document = next((prop.text.partition("#")[0] for prop in unit.props if prop.type in _DOCUMENT), "")
        text = targets[0] if targets else None
        yield (
            sources[0].text if sources and sources[0] is not text else None,
            text.text if text else None,
            text.language if text else "",
            document,
        )

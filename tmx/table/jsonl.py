"""Units as JSON, an object a line: `id`, `texts` by language, `date`, `confidence`, `status`, `notes`, `props`."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from corpus import FormatError
from tmx.batches import encoded
from tmx.loss import Losses
from tmx.place import Progress
from tmx.source import characters, opened
from tmx.table.columns import own_header
from tmx.table.entry import JSON, WORDS, Entry, entries_of, is_number, json_object, props_text
from tmx.table.languages import table_languages
from tmx.table.reading import Memory, Reading, Row, read_rows
from tmx.table.settings import HeaderRow, TableSettings
from tmx.unit import Header, TranslationUnit

_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
_HALF = re.compile("[\ud800-\udfff]")
_OF_TEXTS = "texts."
"""What parts a language from a key of ours that is called alike: `id` is Indonesian too."""


def write_jsonl(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    """An object a unit; what a unit does not have is left out, but every language of the memory is there."""
    codes, units = table_languages(header, units, losses)
    return encoded(_line(entry, codes) for entry in entries_of(units, codes, WORDS, losses))


def _line(entry: Entry, codes: tuple[str, ...]) -> str:
    pairs = []
    if entry.id:
        pairs.append(f'"id": {JSON.encode(entry.id)}')
    if codes:
        pairs.append(f'"texts": {json_object(dict(zip(codes, entry.texts, strict=True)))}')
    if entry.date:
        pairs.append(f'"date": {JSON.encode(entry.date)}')
    if entry.status:
        pairs.append(f'"status": {JSON.encode(entry.status)}')
    if entry.notes:
        pairs.append(f'"notes": {JSON.encode(entry.notes)}')
    if entry.props:
        pairs.append(f'"props": {props_text(entry.props)}')
    if entry.confidence and is_number(entry.confidence):  # as it stands: 0.90 would become 0.9
        pairs.append(f'"confidence": {entry.confidence}')
    return f"{{{', '.join(pairs)}}}\n"


def read_jsonl(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None = None
) -> Memory:
    """The units of a file of JSON objects, ours or others' whose first has two keys for words: `source` and `target`,
    language codes, or a `translation` with such keys in it.

    Raises as `read_rows` and `characters` do, and FormatError for a line that is no object.
    """
    file = opened(source, name, progress)
    text, remarks = characters(file, name, settings.reading)
    reading = Reading(name, replace(settings, header_row=HeaderRow.YES), losses, file.close)
    return read_rows(_rows(text, name, losses), reading)._replace(remarks=lambda: remarks)


def _rows(text: TextIO, name: str, losses: Losses) -> Iterator[Row]:
    """The keys of the first object as the names of columns, then the values of each, what else it has behind them."""
    keys: list[str] = []
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        found = _object(line, f"{name}:{number}")
        if "\\u" in line and _HALF.search(text_again := JSON.encode(found)):
            losses.add("half of a surrogate pair: U+FFFD stands in its place", number)
            found = json.loads(_HALF.sub("\ufffd", text_again))
        notes = found.pop("notes", [])
        values = _flat(found)
        if not keys:
            texts = found.get("texts")
            keys = own_header([_OF_TEXTS + code for code in texts]) if isinstance(texts, dict) else list(values)
            yield Row(number, [key.removeprefix(_OF_TEXTS) for key in keys])
        cells = [values.pop(key, "") for key in keys]
        yield Row(number, [*cells, *values.values()], tuple(map(_text, notes if isinstance(notes, list) else [notes])))


def _object(line: str, where: str) -> dict[str, object]:
    try:
        found = _DECODER.decode(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise FormatError(f"{where}: not a JSON object: expected one a line")
    return found


def _flat(found: dict[str, object]) -> dict[str, str]:
    """The values as texts, those of `texts` or `translation` beside the others."""
    values: dict[str, str] = {}
    for key, value in found.items():
        if key in ("texts", "translation") and isinstance(value, dict):
            prefix = _OF_TEXTS if key == "texts" else ""
            values.update((prefix + code, _text(text)) for code, text in value.items())
        else:
            values[key] = _text(value)
    return values


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return json_object(value)
    return "" if value is None else JSON.encode(value)

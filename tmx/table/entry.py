"""A unit as one row of a table: what of it a table can hold, and the count of what it cannot."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from tmx.content import Content, placeholders, plain
from tmx.language import normalise
from tmx.loss import Losses
from tmx.unit import Annotations, Header, Note, Prop, TranslationUnit, Variant

CONFIDENCE, STATUS = "x-duizhao-confidence", "x-duizhao-status"
_CALLED = {"id": "identifier", "notes": "note", "props": "property"}
_ATTRIBUTES = """o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid
    changedate segtype changeid o-tmf srclang"""
_KNOWN = frozenset(_ATTRIBUTES.split())
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?Z?)?")
JSON = json.JSONEncoder(ensure_ascii=False)
_NUMBER = re.compile(r"0(\.\d+)?|1(\.0+)?")


class Entry(NamedTuple):
    """One row: `texts` go with the languages of the table and are empty where a language is missing.

    `number` is that of the unit, `line` where the row was read. `date` is written as in TMX, `20260131T120000Z`.
    """

    texts: tuple[str, ...]
    id: str = ""
    date: str = ""
    confidence: str = ""
    status: str = ""
    notes: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    number: int = 0
    line: int = 0


class View(NamedTuple):
    """How a segment becomes text, and what is lost where it has inline codes."""

    text: Callable[[Content], str]
    loss: str


WORDS = View(plain, "inline codes of a segment: its words are kept")
NUMBERED = View(placeholders, "inline codes of a segment: numbers like {1} stand for them")


def entries_of(units: Iterable[TranslationUnit], codes: Iterable[str], view: View, losses: Losses) -> Iterator[Entry]:
    """A row for each unit, its texts in the order of the language codes."""
    places = {normalise(code): place for place, code in reversed(list(enumerate(codes)))}
    spellings = set(codes)
    for unit in units:
        texts = [""] * len(places)
        for variant in unit.variants:
            written, language, content, attributes, annotations = variant
            place = places.get(language)
            if place is None:
                losses.add("text in a language without a column", unit.number)
            elif texts[place]:
                losses.add("second text in one language", unit.number)
            elif len(content) == 1 and isinstance(words := content[0], str):
                texts[place] = words
                if attributes or annotations or written not in spellings:
                    _count_losses(variant, spellings, view, losses, unit.number)
            else:
                texts[place] = view.text(content)
                _count_losses(variant, spellings, view, losses, unit.number)
        yield _entry(unit, tuple(texts), losses)


def _entry(unit: TranslationUnit, texts: tuple[str, ...], losses: Losses) -> Entry:
    _, attributes, annotations, number, _ = unit
    values = dict(attributes)
    tuid = values.pop("tuid", "")
    date = values.pop("changedate", "") or values.pop("creationdate", "")
    for name in values:
        losses.add(_attribute(name), number)
    if not annotations:
        return Entry(texts, tuid, date, number=number)
    notes: list[str] = []
    props: list[Prop] = []
    confidence = status = ""
    for annotation in annotations:
        if annotation.attributes:
            losses.add("attributes of a property or note", number)
        if isinstance(annotation, Note):
            notes.append(annotation.text)
        elif annotation.type == CONFIDENCE and not confidence:
            confidence = annotation.text
        elif annotation.type == STATUS and not status:
            status = annotation.text
        else:
            props.append(annotation if not annotation.attributes else Prop(annotation.type, annotation.text))
    return Entry(texts, tuid, date, confidence, status, tuple(notes), tuple(props), number)


def _count_losses(variant: Variant, spellings: set[str], view: View, losses: Losses, number: int) -> None:
    if variant.written not in spellings:
        losses.add("another spelling of a language code", number)
    for name, _ in variant.attributes:
        losses.add(f"{_attribute(name)} on a language", number)
    if variant.annotations:
        losses.add("properties and notes on a language", number)
    if any(not isinstance(piece, str) for piece in variant.content):
        losses.add(view.loss, number)


def _attribute(name: str) -> str:
    return f"attribute {name}" if name in _KNOWN else "attribute unknown to TMX"


def count_uncarried(entry: Entry, fields: Iterable[str], losses: Losses) -> None:
    """Count what a row has in these of its fields, for which a format has no place."""
    for field in fields:
        value = getattr(entry, field)
        for _ in range(bool(value) if isinstance(value, str) else len(value)):
            losses.add(f"{_CALLED.get(field, field)} of a unit", entry.number)


def count_header_losses(header: Header, losses: Losses) -> None:
    """Count what the header says for people and tools, for which tables have no place."""
    for _ in header.annotations:
        losses.add("properties and notes of the header", 0)


def unit_of(entry: Entry, codes: tuple[str, ...], losses: Losses) -> TranslationUnit:
    """The unit that a row is; its languages are those that have a text."""
    texts, id, date, confidence, status, notes, props, number, line = entry
    pairs = zip(codes, texts, strict=True)
    variants = tuple([Variant(code, normalise(code), (text,)) for code, text in pairs if text])
    attributes = [("tuid", id)] if id else []
    if date and (tmx_date := _tmx_date(date)):
        attributes.append(("creationdate", tmx_date))
    elif date:
        losses.add("date that is none", number)
    annotations: Annotations = (*map(Note, notes), *props) if notes else props
    if confidence and is_number(confidence):
        annotations = (*annotations, Prop(CONFIDENCE, confidence))
    elif confidence:
        losses.add("confidence that is no number from 0 to 1", number)
    if status:
        annotations = (*annotations, Prop(STATUS, status))
    return TranslationUnit(variants, tuple(attributes), annotations, number, line)


def is_number(confidence: str) -> bool:
    """Whether it is a decimal number from 0 to 1."""
    return _NUMBER.fullmatch(confidence) is not None


@lru_cache(maxsize=1024)
def _tmx_date(text: str) -> str:
    """A date with or without time, in the basic or extended form of ISO 8601, as TMX writes it; empty if it is none."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return ""
    year, month, day, hour, minute, second = (part or "00" for part in found.groups())
    try:
        datetime(int(year), int(month), int(day), int(hour), int(minute), int(second))
    except ValueError:
        return ""
    return f"{year}{month}{day}T{hour}{minute}{second}Z"


def props_text(props: Iterable[Prop]) -> str:
    """Properties as a JSON object, type to text, or to a list of texts where a type stands there twice; else empty."""
    return json_object(props_value(props)) if props else ""


def json_object(values: Mapping[str, object]) -> str:
    """The values as `JSON` encodes them, three times as fast: it makes haste with single texts only."""
    return f"{{{', '.join([f'{_key(key)}: {JSON.encode(value)}' for key, value in values.items()])}}}"


_key = lru_cache(maxsize=1024)(JSON.encode)


def props_value(props: Iterable[Prop]) -> dict[str, str | list[str]]:
    """The same as a value for JSON."""
    found: dict[str, list[str]] = {}
    for prop in props:
        found.setdefault(prop.type, []).append(prop.text)
    return {kind: texts[0] if len(texts) == 1 else texts for kind, texts in found.items()}


def props_of_value(value: object) -> tuple[Prop, ...] | None:
    """The properties that `props_value` was given; None where it cannot have made this."""
    if not isinstance(value, dict):
        return None
    props = []
    for kind, texts in value.items():
        for text in texts if isinstance(texts, list) else [texts]:
            if not isinstance(text, str):
                return None
            props.append(Prop(kind, text))
    return tuple(props)

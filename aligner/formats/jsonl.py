"""Beads as JSON, one object a line; its keys are a public contract: source, target, confidence, texts, status."""

import json
from collections.abc import Iterator

from aligner.bead import Alignment, Bead, Rung, Status
from aligner.formats.lines import lines_of, rung_after
from aligner.formats.row import Row, rows_of
from corpus import FormatError, Span

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def jsonl_lines(alignment: Alignment) -> Iterator[str]:
    """One line a bead; spans are half-open, confidences rounded to 4 decimals, Chinese written as it is."""
    for bead, source_text, target_text in rows_of(alignment):
        fields = {
            "source": bead.source,
            "target": bead.target,
            "confidence": round(bead.confidence, 4),
            "source_text": source_text,
            "target_text": target_text,
            "status": bead.status,
        }
        yield _ENCODER.encode(fields) + "\n"


def read_jsonl(text: str, name: str) -> list[Row]:
    """The beads and texts that `jsonl_lines` wrote, in order; keys that it does not write are not read.

    Raises FormatError with file and line for bad JSON, a missing or wrong value, and beads that leave a gap or cross.
    """
    rows: list[Row] = []
    rung = Rung(0, 0)
    for where, line in lines_of(text, name):
        row = _row(_object(line, where), where)
        rung = rung_after(rung, row.bead.source, row.bead.target, where)
        rows.append(row)
    return rows


def _object(line: str, where: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{where}: not JSON ({error}): expected one object a line") from error
    if not isinstance(found, dict):
        raise FormatError(f"{where}: {line[:60]!r} is no JSON object: expected one bead a line")
    return found


def _row(fields: dict[str, object], where: str) -> Row:
    source, target = _span(fields, "source", where), _span(fields, "target", where)
    bead = Bead(source, target, _confidence(fields, where), _status(fields, where))
    return Row(bead, _text(fields, "source_text", where), _text(fields, "target_text", where))


def _span(fields: dict[str, object], key: str, where: str) -> Span:
    match fields.get(key):
        case [int(start), int(end)] if type(start) is type(end) is int and 0 <= start <= end:
            return Span(start, end)
    raise _wrong(fields, key, "two rising segment numbers such as [3, 5]", where)


def _confidence(fields: dict[str, object], where: str) -> float:
    match fields.get("confidence"):
        case float(value) | int(value) if not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
    raise _wrong(fields, "confidence", "a number from 0 to 1", where)


def _status(fields: dict[str, object], where: str) -> Status:
    match fields.get("status"):
        case str(value) if value in set(Status):
            return Status(value)
    raise _wrong(fields, "status", f"one of {', '.join(Status)}", where)


def _text(fields: dict[str, object], key: str, where: str) -> str:
    match fields.get(key):
        case str(value):
            return value
    raise _wrong(fields, key, "a text", where)


def _wrong(fields: dict[str, object], key: str, expected: str, where: str) -> FormatError:
    found = repr(fields[key])[:60] if key in fields else "missing"
    return FormatError(f'{where}: "{key}" is {found}: expected {expected}')

"""What `duizhao corpus show` says about a file: lines for people, and a value for programs."""

from collections import Counter
from collections.abc import Iterator

from corpus.document import Document, Reading, RegionKind, Repair, RepairKind, Script
from corpus.lines import line_ends

_SHOWN = 12
_MIXED = 2.0
"""Per cent of the rarer script from which a text counts as mixed."""

Json = str | int | float | list["Json"] | dict[str, "Json"]


def show(reading: Reading) -> Iterator[str]:
    """The lines that describe what was read: the file, then each of its Documents."""
    document = reading.documents[0]
    encoding = reading.encoding
    doubt = f"; {encoding.doubt}" if encoding.doubt else ""
    yield f"{document.name}: {len(document.text):,} characters"
    yield f"  encoding    {encoding.name.upper()}, by {encoding.how}{doubt}"
    yield f"  line ends   {line_ends(document.text)}"
    if reading.split:
        yield f"  two sides   parted by {reading.split}"
    for number, side in enumerate(reading.documents, start=1):
        yield ""
        yield from _document(side, f"side {number}" if reading.split else "text")


def to_json(reading: Reading) -> Json:
    """The same as a value of strings, numbers, lists and objects.

    Keys: `name`, `characters`, `encoding` (`name`, `how`, `doubt`), `line_ends`, `split`, and `documents`, each with
    `lang`, `script` (`han`, `traditional`, `simplified` in per cent, `summary`), `metadata`, `regions` (`kind`,
    `start`, `end`, `level`, `reason`), `headings` (`level`, `text`), `contents` (the entries as printed), `repairs`
    (`kind`, `start`, `end`, `before`, `after`, `rule`), `remarks`, `paragraphs`, `segments` (their numbers). Offsets
    count characters of the decoded file from 0; `end` is exclusive.
    """
    document = reading.documents[0]
    encoding = reading.encoding
    return {
        "name": document.name,
        "characters": len(document.text),
        "encoding": {"name": encoding.name, "how": encoding.how, "doubt": encoding.doubt},
        "line_ends": line_ends(document.text),
        "split": reading.split,
        "documents": [_document_json(side) for side in reading.documents],
    }


def script_summary(script: Script) -> str:
    """The script of a text in words: `simplified`, `traditional`, `mixed, mostly simplified`, `either`, `no Han`."""
    if not script.han:
        return "no Han"
    if not script.traditional and not script.simplified:
        return "either"
    more = "traditional" if script.traditional > script.simplified else "simplified"
    mixed = min(script.traditional, script.simplified) >= _MIXED
    return f"mixed, mostly {more}" if mixed else more


def headings(document: Document) -> list[tuple[int, str]]:
    """Level and cleaned text of each heading, in order."""
    texts = {segment.chars.start: segment.text for segment in document.segments if segment.kind is RegionKind.HEADING}
    regions = [region for region in document.regions if region.kind is RegionKind.HEADING]
    return [(region.level, texts.get(region.chars.start, "")) for region in regions]


def contents_entries(document: Document) -> list[str]:
    """The contents entries with their numbers as printed, without the headings of groups."""
    from corpus.layout.contents import has_number

    texts = [segment.text for segment in document.segments if segment.kind is RegionKind.CONTENTS]
    return [text for text in texts if has_number(text)]


def page_joins(document: Document) -> list[str]:
    """Each page-break join as `before│after`."""
    joins = [repair for repair in document.repairs if repair.kind is RepairKind.PAGE_JOIN]
    return [_join(document, repair) for repair in joins]


def paragraph_count(document: Document) -> int:
    """How many paragraphs the segments come from."""
    return len({segment.paragraph for segment in document.segments})


def _document(document: Document, name: str) -> Iterator[str]:
    script = document.script
    shares = f": {script.traditional:.1f} % only traditional, {script.simplified:.1f} % only simplified"
    segments, paragraphs = len(document.segments), paragraph_count(document)
    yield f"{name}: {document.lang}, {_number(segments, 'segment')} in {_number(paragraphs, 'paragraph')}"
    yield f"  script      {script_summary(script)}" + (f", {script.han:,} Han{shares}" if script.han else "")
    for field, value in _metadata(document).items():
        yield f"  {field:<11} {value}"
    for region, count in _region_counts(document).items():
        yield f"  {region:<11} {count}"
    yield from _list("headings", [f"{'  ' * (level - 1)}{text}" for level, text in headings(document)])
    yield from _list("contents", contents_entries(document))
    yield from _list("page joins", page_joins(document))
    yield from _list("remarks", list(document.remarks))


def _list(name: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"  {name} ({len(items)})"
        yield from (f"    {item}" for item in items)


def _metadata(document: Document) -> dict[str, str]:
    metadata = document.metadata
    fields = ("title", "author", "editors", "issuer", "date", "page", "isbn", "period")
    return {field: value for field in fields if (value := str(getattr(metadata, field)))}


def _region_counts(document: Document) -> dict[str, str]:
    regions = Counter(region.kind.value for region in document.regions)
    segments = Counter(segment.kind.value for segment in document.segments)
    return {
        kind: ", ".join([_number(count, "region"), *([_number(segments[kind], "segment")] if segments[kind] else [])])
        for kind, count in regions.items()
    }


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _join(document: Document, repair: Repair) -> str:
    start, end = repair.chars
    before = document.text[max(0, start - _SHOWN) : start].replace("\r", "\n").split("\n")[-1]
    after = document.text[end : end + _SHOWN].replace("\r", "\n").split("\n")[0]
    return f"{before}│{repair.after}{after}"


def _document_json(document: Document) -> Json:
    script = document.script
    return {
        "lang": document.lang,
        "script": {
            "han": script.han,
            "traditional": round(script.traditional, 1),
            "simplified": round(script.simplified, 1),
            "summary": script_summary(script),
        },
        "metadata": dict(_metadata(document)),
        "regions": [
            {
                "kind": region.kind.value,
                "start": region.chars.start,
                "end": region.chars.end,
                "level": region.level,
                "reason": region.reason,
            }
            for region in document.regions
        ],
        "headings": [{"level": level, "text": text} for level, text in headings(document)],
        "contents": list(contents_entries(document)),
        "repairs": [_repair_json(repair) for repair in document.repairs],
        "remarks": list(document.remarks),
        "paragraphs": paragraph_count(document),
        "segments": len(document.segments),
    }


def _repair_json(repair: Repair) -> Json:
    return {
        "kind": repair.kind.value,
        "start": repair.chars.start,
        "end": repair.chars.end,
        "before": repair.before,
        "after": repair.after,
        "rule": repair.rule,
    }

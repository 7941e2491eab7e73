"""Term files as the terminology tasks of WMT have them: for each segment the terms that its translation must use.

One JSON object a line, with `terms` (WMT 2025) or `hints` (WMT 2023): a source term and its target term, or several.
"""

import json
from collections import Counter
from typing import TYPE_CHECKING

from corpus import FormatError
from scoring.material import Candidate, Material
from scoring.terms.use import Use

if TYPE_CHECKING:  # the term base brings the formats of memories, which scores alone do without
    from termbase import Lookup

BASE = "wmt"
Wanted = tuple[tuple[str, tuple[str, ...]], ...]
"""The source terms of a segment, each with its target terms."""


def read_term_file(text: str, name: str) -> tuple[Wanted, ...]:
    """The terms of each segment. Raises FormatError naming the line that is not as it should be."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    return tuple(_wanted(line, f"{name}:{number}") for number, line in enumerate(lines, 1))


def wanted_uses(material: Material, candidate: Candidate, wanted: tuple[Wanted, ...]) -> list[Use]:
    """The uses of the terms of a term file, one line a segment. Raises FormatError where the numbers differ."""
    if len(wanted) != len(material.segments):
        raise FormatError(f"the term file has {len(wanted)} lines, the candidates {len(material.segments)} segments")
    lookup, ids = _lookup(material, wanted)
    uses = []
    for index, (segment, entries) in enumerate(zip(material.segments, wanted, strict=True)):
        for source, targets in entries:
            concept = ids[source, targets]
            found = lookup.find_only(candidate.texts[index], {(BASE, concept)})
            renderings = tuple(hit.term.text for hit in found if hit.term.text in targets)
            n = max(1, _occurrences(lookup, segment.source or "", concept, source))
            uses.append(Use(index, segment.document, concept, source, n, renderings, len(renderings), 0, 0))
    return uses


def _lookup(material: Material, wanted: tuple[Wanted, ...]) -> "tuple[Lookup, dict[tuple[str, tuple[str, ...]], str]]":
    from termbase import Concept, ConceptList, Lookup, Status, Term

    entries = dict.fromkeys(entry for of_segment in wanted for entry in of_segment)
    ids = {entry: f"w{number}" for number, entry in enumerate(entries)}
    source, target = material.source_language or "und", material.language
    concepts = [
        Concept(
            id,
            (Term(term, source, Status.PREFERRED), *(Term(text, target, Status.PREFERRED) for text in targets)),
        )
        for (term, targets), id in ids.items()
    ]
    return Lookup([ConceptList(BASE, concepts)]), ids


def _occurrences(lookup: "Lookup", text: str, concept: str, term: str) -> int:
    return Counter(hit.term.text for hit in lookup.find_only(text, {(BASE, concept)}))[term]


def _wanted(line: str, where: str) -> Wanted:
    try:
        value = json.loads(line) if line.strip() else {}
    except json.JSONDecodeError as error:
        raise FormatError(f"{where}: not JSON: {error.msg}") from None
    terms = value.get("terms", value.get("hints", {})) if isinstance(value, dict) else None
    if isinstance(terms, list):  # {"src": …, "tgt": …} each
        terms = {
            one.get("src", one.get("source")): one.get("tgt", one.get("target"))
            for one in terms
            if isinstance(one, dict)
        }
    if not isinstance(terms, dict) or not all(_is_entry(*entry) for entry in terms.items()):
        raise FormatError(f'{where}: expected {{"terms": {{"source term": "target term", …}}}}')
    return tuple((term, (text,) if isinstance(text, str) else tuple(text)) for term, text in terms.items())


def _is_entry(term: object, text: object) -> bool:
    texts = text if isinstance(text, list) else [text]
    return isinstance(term, str) and bool(term) and bool(texts) and all(isinstance(one, str) and one for one in texts)

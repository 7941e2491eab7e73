"""Proposals for a term base: candidates and pairs as concepts with status `proposed`, beside their evidence.

A table of them has the columns of a term base, then those of the evidence, which an import passes over: whoever reviews
it sets the status, corrects or deletes rows, and imports what is left.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from corpus import fold_script, script_of
from termbase.concept import Concept, Form, FormKind, Status, Term
from termbase.extract.candidate import EXAMPLES, Candidate, Example
from termbase.extract.pairs import TermPair
from termbase.pinyin import pinyin_of

TERM_COLUMNS = ("id", "language", "text", "status", "pinyin", "forms", "usage", "source")
EVIDENCE_COLUMNS = ("score", "count", "alone", "documents", "evidence", "hidden", "nearest")
EXAMPLE_COLUMNS = tuple(f"example-{number}" for number in range(1, EXAMPLES + 1))
PROPOSAL_COLUMNS = (*TERM_COLUMNS, *EVIDENCE_COLUMNS, *EXAMPLE_COLUMNS)


class Proposal(NamedTuple):
    """A concept to decide on, and why it is proposed.

    `counts`, `alone` and `documents` have an entry for each term: how often it occurs (a pair: in how many units), how
    often in no longer candidate, and in which documents. `examples` has one or two texts an entry: Chinese, English.
    """

    concept: Concept
    score: float
    counts: tuple[int, ...]
    alone: tuple[int, ...]
    documents: tuple[Mapping[str, int], ...]
    evidence: Mapping[str, float]
    examples: tuple[tuple[Example, ...], ...]
    hidden: str
    nearest: str


def proposals(candidates: Iterable[Candidate], pairs: Iterable[TermPair] = ()) -> list[Proposal]:
    """The pairs, then the candidates that are in no pair, numbered p0001, p0002 …"""
    pairs = list(pairs)
    paired = {text for pair in pairs for text in (pair.chinese, pair.english)}
    found = [_of_pair(pair) for pair in pairs]
    found += [_of_candidate(one) for one in candidates if one.text not in paired]
    return [one._replace(concept=one.concept._replace(id=f"p{n:04}")) for n, one in enumerate(found, start=1)]


def proposal_value(proposal: Proposal) -> dict[str, Any]:
    """A proposal as JSON."""
    terms = [
        {
            "language": term.language,
            "text": term.text,
            "status": term.status.value,
            "pinyin": term.pinyin,
            "forms": [form.text for form in term.forms],
            "count": count,
            "alone": alone,
            "documents": dict(documents),
        }
        for term, count, alone, documents in zip(
            proposal.concept.terms, proposal.counts, proposal.alone, proposal.documents, strict=True
        )
    ]
    return {
        "id": proposal.concept.id,
        "score": proposal.score,
        "terms": terms,
        "evidence": dict(proposal.evidence),
        "hidden": proposal.hidden,
        "nearest": proposal.nearest,
        "examples": [[example._asdict() for example in texts] for texts in proposal.examples],
    }


def proposal_rows(found: Iterable[Proposal]) -> Iterator[list[str]]:
    """The rows below `PROPOSAL_COLUMNS`, one a term; examples stand in the language of the row."""
    for proposal in found:
        evidence = " ".join(f"{name}={value:g}" for name, value in proposal.evidence.items())
        for place, term in enumerate(proposal.concept.terms):
            own = [getattr(term, name) for name in ("language", "text", "status", "pinyin")]
            forms = "; ".join(f"{form.kind} {form.text}" for form in term.forms)
            documents = "; ".join(f"{name} {count}" for name, count in proposal.documents[place].items())
            examples = [_cited(texts, place) for texts in proposal.examples]
            yield [
                proposal.concept.id,
                *map(str, own),
                forms,
                term.usage,
                term.source,
                f"{proposal.score:g}",
                str(proposal.counts[place]),
                str(proposal.alone[place]),
                documents,
                evidence,
                proposal.hidden,
                proposal.nearest,
                *examples,
                *[""] * (EXAMPLES - len(examples)),
            ]


def _cited(texts: Sequence[Example], place: int) -> str:
    example = texts[min(place, len(texts) - 1)]
    return f"{example.document}:{example.line}: {example.text}"


def _of_candidate(candidate: Candidate) -> Proposal:
    example = candidate.examples[0]
    source = f"extracted: {candidate.occurrences} times, {_named(candidate.documents)}"
    term = Term(
        text=candidate.text,
        language=candidate.language,
        status=Status.PROPOSED,
        pinyin=pinyin_of(candidate.text) if candidate.language == "zh" else "",
        forms=tuple(_forms(candidate)),
        usage=example.text,
        source=source,
    )
    return Proposal(
        Concept("", (term,)),
        candidate.score,
        (candidate.occurrences,),
        (candidate.alone,),
        (candidate.documents,),
        candidate.parts,
        tuple((one,) for one in candidate.examples),
        candidate.hidden,
        candidate.nearest,
    )


def _of_pair(pair: TermPair) -> Proposal:
    chinese, english = pair.examples[0]
    together = f"extracted: {pair.units} unit{'s' * (pair.units > 1)} of {_named(pair.documents)}"
    source = together + " (single)" * pair.single
    terms = (
        Term(pair.chinese, "zh", Status.PROPOSED, pinyin=pinyin_of(pair.chinese), usage=chinese.text, source=source),
        Term(pair.english, "en", Status.PROPOSED, usage=english.text, source=source),
    )
    return Proposal(
        Concept("", terms),
        pair.score,
        pair.counts,
        (pair.units, pair.units),
        (pair.documents, pair.documents),
        {"units": pair.units, **pair.evidence},
        pair.examples,
        pair.hidden,
        pair.nearest,
    )


def _forms(candidate: Candidate) -> Iterator[Form]:
    """Other ways in which the texts write it, right or misread."""
    if candidate.language == "zh":
        for text in candidate.spellings:
            if fold_script(text) != candidate.text:
                yield Form(text, FormKind.OCR)
            elif text != candidate.text:
                script = script_of(text)
                yield Form(text, FormKind.TRADITIONAL if not script.simplified else FormKind.VARIANT)


def _named(documents: Mapping[str, int]) -> str:
    names = sorted(documents, key=lambda name: (-documents[name], name))
    return ", ".join(names[:2]) + f" and {len(names) - 2} more" * (len(names) > 2)

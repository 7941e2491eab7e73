"""`duizhao terms extract`: terms proposed from texts and alignments, with the evidence for each."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import print_json, progress_bar, say
from commands.options import ForceOption
from commands.outputs import refuse_outputs, write_all
from commands.settings import Config, config_of, dictionary_of, read_settings
from commands.term_bases import bases_of

if TYPE_CHECKING:
    from aligner import Dictionary, Progress
    from termbase import Candidate, Known, Passage, Proposal, TermPair

_SUFFIXES = (".tsv", ".xlsx", ".tbx", ".json")
_OFTEN = 3
"""How often a candidate must occur to be looked for misread."""
_WIDTHS = {"text": 28, "usage": 50, "source": 24, "evidence": 30, "nearest": 24}


class Format(StrEnum):
    """How proposals are printed."""

    TEXT = "text"
    JSON = "json"
    TSV = "tsv"


def terms_extract(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE…", help="Texts in Chinese, English or both.", readable=False)
    ] = None,
    alignment: Annotated[
        list[Path] | None,
        typer.Option("--alignment", metavar="FILE", help="Pairs: TMX, or beads as jsonl, tsv, csv.", readable=False),
    ] = None,
    known: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="BASE", help="Leave out what this base has: a file, a store, `shipped`."),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what was left out too, with the reason.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The best N of each kind.")] = 100,
    format: Annotated[Format, typer.Option(help="How to answer.")] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            "--review",
            metavar="OUT",
            help="Write .tsv or .xlsx to review and import, .tbx or .json; nothing is printed then.",
            readable=False,
        ),
    ] = None,
    force: ForceOption = False,
) -> None:
    """Propose terms that texts and alignments hold, the surest first, with counts, scores and examples.

    duizhao terms extract book.zh.txt --against shipped

    duizhao terms extract --alignment book.tmx --review candidates.xlsx

    Where a scan seems to misread a term by one character, the reading is proposed as its form.

    Every proposal has the status proposed. In a table set the status, delete what is no term, and import the rest.
    """
    texts, aligned = files or [], alignment or []
    if not texts and not aligned:
        raise typer.BadParameter("name a text, or an alignment with --alignment")
    if output is not None:
        if output.suffix.lower() not in _SUFFIXES:
            raise typer.BadParameter(f"{output}: expected a name that ends in {', '.join(_SUFFIXES)}")
        refuse_outputs([output], [*texts, *aligned], force)
    found = _proposed(texts, aligned, known or [], limit, explain)
    if output is not None:
        write_all([(output, b"".join(_written(found, output)))], force, quiet=False)
    elif format is Format.JSON:
        from termbase import proposal_value

        print_json([proposal_value(one) for one in found])
    else:
        for line in _tsv_lines(found) if format is Format.TSV else _text_lines(found):
            print(line)
    if not found:
        say("no term to propose")


def _proposed(
    texts: Sequence[Path], aligned: Sequence[Path], bases: list[str], limit: int, explain: bool
) -> "list[Proposal]":
    """The best of each kind that no base has; with those that one has where `explain` asks for them."""
    from termbase import against as compared
    from termbase import chinese_candidates, english_candidates, known_in, pairs_against, proposals

    config = config_of()
    known = known_in(concept for base in bases_of(bases) for concept in base.concepts()) if bases else None
    with progress_bar(quiet=False) as progress:
        dictionary = dictionary_of(config, progress)
        pairs = _pairs(aligned, dictionary, progress)
        passages = _passages(texts, config, progress)
        chinese, english = chinese_candidates(passages[0], dictionary.words), english_candidates(passages[1])
        misread = _misread(passages[0], chinese, known, dictionary)
    if known is not None:
        pairs = pairs_against(pairs, known)
        chinese, english = compared(chinese, known), compared(english, known)
        hidden = sum(bool(one.hidden) for one in pairs) + sum(bool(one.hidden) for one in chinese + english)
        say(f"{hidden:,} left out: the base has them")
    best_pairs = [one for one in pairs if explain or not one.hidden][:limit]
    best = [one for kind in (chinese, english) for one in [one for one in kind if explain or not one.hidden][:limit]]
    return proposals([*best, *misread[:limit]], best_pairs)


def _passages(texts: Sequence[Path], config: Config, progress: "Progress") -> "tuple[list[Passage], list[Passage]]":
    """The Chinese and the English sentences of files."""
    from corpus import read
    from termbase import passages_of

    progress("reading", 0.0)
    documents = [one for path in texts for one in read(path, read_settings(config)).documents]
    progress("looking for terms", 0.5)
    chinese = passages_of(one for one in documents if one.lang.startswith("zh"))
    english = passages_of(one for one in documents if one.lang.startswith("en"))
    return list(chinese), list(english)


def _misread(
    passages: "Sequence[Passage]", candidates: "Sequence[Candidate]", known: "Known | None", dictionary: "Dictionary"
) -> "list[Candidate]":
    """Terms of the bases, and candidates that come again and again, that stand misread; not in ways a base knows."""
    from corpus import fold_key
    from termbase import misreadings

    terms = {one.text for one in candidates if one.occurrences >= _OFTEN}
    spelt = known.chinese if known is not None else {}
    found = misreadings(passages, terms.union(spelt), dictionary.words)
    return [one for one in found if not all(fold_key(text) in spelt for text in one.spellings)]


def _pairs(aligned: Sequence[Path], dictionary: "Dictionary", progress: "Progress") -> "list[TermPair]":
    from termbase import Unit, term_pairs
    from tmx import bitext

    progress("looking for pairs", 0.0)
    units = [
        Unit(chinese, english, path.name, number)
        for path in aligned
        for number, (chinese, english) in enumerate(bitext(path), start=1)
    ]
    return term_pairs(units, dictionary.words, lambda word: _stems_of(word, dictionary))


def _stems_of(word: str, dictionary: "Dictionary") -> list[str]:
    """The English stems of all senses of a Chinese word."""
    row = dictionary.row(word)
    if row < 0:
        return []
    gloss = dictionary.gloss
    return [dictionary.stems[column] for column in gloss.indices[gloss.indptr[row] : gloss.indptr[row + 1]]]


def _text_lines(found: "list[Proposal]") -> Iterator[str]:
    for proposal in found:
        terms = "  =  ".join(
            f"{term.text} ({term.pinyin})" if term.pinyin else term.text for term in proposal.concept.terms
        )
        counts = "/".join(map(str, proposal.counts))
        together = f"{proposal.alone[0]} units together, {counts} each"
        about = [together if len(proposal.counts) > 1 else f"{counts} times, {proposal.alone[0]} in nothing longer"]
        about += [f"misread {form.text}" for form in proposal.concept.terms[0].forms if form.kind == "ocr"]
        about += [proposal.hidden] if proposal.hidden else []
        about += [f"near {proposal.nearest}"] if proposal.nearest else []
        yield f"{proposal.score:8.2f}  {terms}  [{'; '.join(about)}]"
        for example in proposal.examples[0]:
            yield f"{'':10}{example.document}:{example.line}: {_short(example.text, proposal)}"


def _short(text: str, proposal: "Proposal") -> str:
    """Some 60 characters of an example around the term."""
    from corpus import fold_script

    room = 60
    key = fold_script(text).lower()
    at = max(0, *(key.find(term.text.lower()) for term in proposal.concept.terms))
    start = max(min(at - room // 3, len(text) - room), 0)
    shown = " ".join(text[start : start + room].split())
    return "…" * (start > 0) + shown + "…" * (start + room < len(text))


def _tsv_lines(found: "list[Proposal]") -> Iterator[str]:
    from corpus import formula_safe, tab_escaped
    from termbase import PROPOSAL_COLUMNS, proposal_rows

    for row in (PROPOSAL_COLUMNS, *proposal_rows(found)):
        yield "\t".join(tab_escaped(formula_safe(cell)) for cell in row)


def _written(found: "list[Proposal]", output: Path) -> Iterator[bytes]:
    from termbase import PROPOSAL_COLUMNS, proposal_rows, proposal_value

    match output.suffix.lower():
        case ".json":
            values = [proposal_value(one) for one in found]
            yield (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()
        case ".xlsx":
            from tmx import Sheet, workbook

            columns = [(name, _WIDTHS.get(name, 14)) for name in PROPOSAL_COLUMNS]
            yield from workbook([Sheet("proposals", columns, proposal_rows(found))])
        case ".tbx":
            from termbase import TermFormat, write_terms

            yield from write_terms([one.concept for one in found], TermFormat.TBX, output.stem, "")
        case _:
            yield "".join(f"{line}\n" for line in _tsv_lines(found)).encode()

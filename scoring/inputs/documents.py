"""Whole documents, cut differently by each translator: all are aligned with the source, which gives the segments."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Document, FormatError, LanguageError, ReadSettings, Span, read_pair
from scoring.inputs.read import Files, named_file
from scoring.inputs.stream import Texts
from scoring.material import Candidate, Input, Material, Segment

if TYPE_CHECKING:  # the aligner brings scipy, which scores alone do without
    from aligner import Alignment

Align = Callable[[Document, Document], "Alignment"]


def align_material(files: Files, settings: ReadSettings, align: Align) -> Material:
    """The segments of a source document with its references and candidates, each aligned with it.

    A segment is the shortest stretch of the source at both ends of which every alignment has a cut; so it depends on
    all the files of the run. What a translation has of its own goes to the segment before it, and is counted; where a
    reference leaves out the source, it is missing. Raises FormatError without a source, LanguageError and InputError as
    `corpus.read_pair` and the aligner do.
    """
    if files.source is None:
        raise FormatError("--align: documents are aligned with what was translated: give it with --source")
    named = [named_file(word) for word in files.candidates]
    names = [name for name, _ in named]
    if len(set(names)) < len(names):
        raise FormatError("two candidates have the same name: name them, as in first=a.txt second=b.txt")
    paths = [*files.references, *(path for _, path in named)]
    alignments = [_aligned(files.source, path, files, settings, align) for path in paths]
    cuts = common_cuts(alignments)
    columns = [_texts(alignment, cuts) for alignment in alignments]
    n_references = len(files.references)
    source = alignments[0].source
    sources = [source.text_of(Span(*ends)) for ends in pairwise(cuts)]
    references = [tuple(text or None for text in column) for column in columns[:n_references]]
    return Material(
        tuple(Segment(text, tuple(row)) for text, *row in zip(sources, *references, strict=True)),
        tuple(
            Candidate(name, tuple(text or "" for text in column))
            for name, column in zip(names, columns[n_references:], strict=True)
        ),
        files.lang or alignments[0].target.lang,
        source.lang,
        _inputs(files.source, paths, n_references, alignments),
        " ; ".join(dict.fromkeys(alignment.signature for alignment in alignments)),
        tuple(_alone(alignments)),
    )


def common_cuts(alignments: Sequence["Alignment"]) -> list[int]:
    """The source segments, from 0 to their number, before which every alignment has a cut."""
    shared = set.intersection(*({rung.source for rung in alignment.rungs} for alignment in alignments))
    return sorted(shared)


def _aligned(source: Path, target: Path, files: Files, settings: ReadSettings, align: Align) -> "Alignment":
    documents = read_pair([source, target], (files.source_lang, files.lang), settings)
    if documents[0].lang.partition("-")[0] == documents[1].lang.partition("-")[0]:
        raise LanguageError(f"{source} and {target} are both in {documents[0].lang}: --source is what was translated")
    return align(*documents)


def _texts(alignment: "Alignment", cuts: Sequence[int]) -> Texts:
    """The target's text between each two cuts: at each the last rung counts, so that additions go to what is before."""
    last = {rung.source: rung.target for rung in alignment.rungs}
    last[0] = 0
    return tuple(alignment.target.text_of(Span(last[start], last[end])) for start, end in pairwise(cuts))


def _alone(alignments: Sequence["Alignment"]) -> list[str]:
    """What each translation leaves out and adds."""
    remarks = []
    for alignment in alignments:
        omitted = sum(bead.shape[0] for bead in alignment.beads if bead.shape[1] == 0)
        added = sum(bead.shape[1] for bead in alignment.beads if bead.shape[0] == 0)
        if omitted or added:
            remarks.append(
                f"{alignment.target.name}: {omitted} source segments without a translation, {added} segments of its own"
            )
    return remarks


def _inputs(
    source: Path, paths: Sequence[Path], n_references: int, alignments: Sequence["Alignment"]
) -> tuple[Input, ...]:
    roles = ["reference"] * n_references + ["hypothesis"] * (len(paths) - n_references)
    first = alignments[0].source
    found = [Input("source", str(source), len(first.segments), first.digest)]
    for role, path, alignment in zip(roles, paths, alignments, strict=True):
        found.append(Input(role, str(path), len(alignment.target.segments), alignment.target.digest))
    return tuple(found)

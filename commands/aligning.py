"""From files to written alignments: one pair, or all pairs of a folder or a manifest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from commands.console import processors, progress_bar, say
from commands.options import NO_ENCODER, OF_UNITS, STANDARD, Format
from commands.outputs import refuse_outputs, write_all
from commands.rendering import rendered, report
from commands.settings import Config, dictionary_of, read_settings, text_of

if TYPE_CHECKING:
    from aligner import Alignment, Outcome, Settings
    from commands.align_terms import Terms
    from corpus import Document, DuizhaoError, ListedPair
    from termbase import Base
    from tmx import Selection

    Documents = tuple[Document, Document]
    PlainTokens = tuple[list[list[str]], list[list[str]]]


@dataclass(frozen=True)
class Task:
    """What holds for every pair of a run: how it is read, aligned and written.

    `settings` gives those of the aligner, which takes long to import: it is asked once, while the texts are read.
    """

    config: Config
    settings: Callable[[], "Settings"]
    terms: "Terms"
    tags: tuple[str, str]
    lines: bool
    raw: bool
    force: bool
    quiet: bool


def model(config: Config, weights: Path | None, lexicons: Sequence[Path], used: "Terms", encoder: str) -> "Settings":
    """The settings of the aligner, with term bases, and with weights, lexicons and an encoder of the user's own."""
    import aligner

    settings = aligner.shipped_settings(aligner.Mode(config.mode))
    if weights is not None:
        own = aligner.weights_file(weights)
        settings = replace(settings, translation=own, summary=own, unaided=own)
    learned = [aligner.read_lexicon(text_of(path), str(path)) for path in lexicons]
    terms = aligner.lexicon_of_terms(_term_pairs(used.bases))
    chosen = None if encoder == NO_ENCODER else aligner.open_encoder(encoder, config.max_size)
    return replace(settings, lexicon=aligner.merged(learned), terms=terms, encoder=chosen)


def _term_pairs(bases: Sequence["Base"]) -> Iterator[tuple[str, str]]:
    """Chinese terms with their equivalents; what the nearest base with a term says of it counts."""
    seen: set[str] = set()
    for base in bases:
        chinese = list(base.texts("zh"))
        for ours, theirs in zip(chinese, base.texts("en"), strict=True):
            yield from product([text for text in ours if text not in seen], theirs)
        seen.update(chain.from_iterable(chinese))


def align_pair(files: list[Path], fixed: Path | None, targets: list[tuple[Path, Format]], task: Task) -> None:
    """Aligns one bilingual file or two, and writes every target."""
    with _reading_beside(files, task) as reading:
        from aligner import align, in_two_processes, one_by_one, read_fixed

        settings = task.settings()
        source, target = reading.documents()
        rungs = read_fixed(text_of(fixed), str(fixed)) if fixed else frozenset()
        each = in_two_processes if processors() > 1 else one_by_one
        with progress_bar(task.quiet) as progress:
            dictionary = dictionary_of(task.config, progress)
            alignment = align(source, target, dictionary, settings, rungs, progress, each, reading.plain)
    selection = _selection(alignment, [chosen for _, chosen in targets], task.config)
    results = [
        (path, b"".join(rendered(alignment, selection, task.terms, chosen, task.raw))) for path, chosen in targets
    ]
    write_all(results, task.force, task.quiet)
    if not task.quiet:
        report(alignment, selection, [chosen for _, chosen in targets])


def align_list(path: Path, folder: Path, chosen: Format, task: Task, together: bool) -> None:
    """Aligns all pairs of a folder or a manifest into files of `folder`; exit code 1 where one could not be done.

    What cannot be read or aligned is told, and all others are done.
    """
    from corpus import DuizhaoError, listed_pairs

    settings = task.settings()
    pairs = listed_pairs(path)
    targets = {pair.id: folder / f"{pair.id}.{chosen}" for pair in pairs}
    folder.mkdir(parents=True, exist_ok=True)
    refuse_outputs(targets.values(), [file for pair in pairs for file in (pair.source, pair.target)], task.force)
    failed: dict[str, DuizhaoError] = {}
    documents = dict(_read_all(pairs, task, failed))
    for name, outcome in zip(documents, _outcomes(list(documents.values()), settings, task, together), strict=True):
        if isinstance(outcome, DuizhaoError):
            failed[name] = outcome
        else:
            content = b"".join(
                rendered(outcome, _selection(outcome, [chosen], task.config), task.terms, chosen, task.raw)
            )
            write_all([(targets[name], content)], task.force, task.quiet)
    for name, error in failed.items():
        say(f"{name}: not aligned: {error}")
    say(f"{len(pairs)} pairs: {len(pairs) - len(failed)} done, {len(failed)} failed")
    if failed:
        raise typer.Exit(1)


def _read_all(
    pairs: Sequence["ListedPair"], task: Task, failed: dict[str, "DuizhaoError"]
) -> Iterator[tuple[str, "Documents"]]:
    from corpus import DuizhaoError

    for pair in pairs:
        said = [own or given for own, given in zip(pair.tags, task.tags, strict=True)]
        try:
            yield pair.id, _documents((said[0], said[1]), task, [pair.source, pair.target])
        except DuizhaoError as error:
            failed[pair.id] = error


def _outcomes(documents: list["Documents"], settings: "Settings", task: Task, together: bool) -> Iterator["Outcome"]:
    from aligner import align_each, align_together

    align_all = align_together if together else align_each
    with progress_bar(task.quiet) as progress:
        yield from align_all(documents, dictionary_of(task.config, progress), settings, progress)


class _Reader:
    """What is read of one pair, and the plain tokens of both texts: each once in a process."""

    def __init__(self, files: list[Path], task: Task) -> None:
        self._files, self._task = files, task

    @cached_property
    def documents(self) -> "Documents":
        return _documents(self._task.tags, self._task, self._files)

    @cached_property
    def plain(self) -> "PlainTokens":
        from corpus import plain_tokens

        source, target = (
            plain_tokens([segment.text for segment in document.segments], document.lang.partition("-")[0])
            for document in self.documents
        )
        return source, target


class _Reading(NamedTuple):
    """Gives the documents of a pair and, where somebody works them out beside, their plain tokens."""

    documents: Callable[[], "Documents"]
    plain: Callable[[], "PlainTokens"] | None = None


@contextmanager
def _reading_beside(files: list[Path], task: Task) -> Iterator[_Reading]:
    """The reading of one pair: by a helper, where there can be one, beside what this process does.

    The helper goes when the tokens are there. Standard input is read here.
    """
    from corpus import Helper, can_be_helped

    if len(files) != 2 and (task.lines or len(files) != 1):
        raise typer.BadParameter(
            "expected two files with one segment a line" if task.lines else "expected one or two files"
        )
    if files.count(STANDARD) > 1:
        raise typer.BadParameter("only one of the files can be standard input")
    reader = _Reader(files, task)
    if STANDARD in files or processors() < 2 or not can_be_helped():
        yield _Reading(lambda: reader.documents)
        return
    with ExitStack() as helped:
        helper: Helper[str, Any] = helped.enter_context(closing(Helper(partial(getattr, reader))))
        helper.ask("documents")
        helper.ask("plain")

        def documents() -> "Documents":
            found: Documents = helper.answer()()
            return found

        @cache
        def plain() -> "PlainTokens":
            with helped:
                found: PlainTokens = helper.answer()()
            return found

        yield _Reading(documents, plain)


def _documents(tags: tuple[str, str], task: Task, files: list[Path]) -> "Documents":
    from corpus import read_line_pair, read_pair

    return (read_line_pair if task.lines else read_pair)(files, tags, read_settings(task.config))


def _selection(alignment: "Alignment", formats: Iterable[Format], config: Config) -> "Selection | None":
    """The beads that become units, where one of the formats is of units."""
    if OF_UNITS.keys().isdisjoint(formats):
        return None
    import tmx

    return tmx.select_beads(alignment, config.min_confidence, tmx.Duplicates(config.duplicates))

"""What `duizhao memory pretranslate` writes: the job filled in, in the format that was asked for."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commands.console import own_version
from commands.jobs import Job
from commands.options import STANDARD
from commands.outputs import write_stream

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import Match, PretranslateSettings, Pretranslation
    from tmx import Cell, Content, Filling, Losses, TranslationUnit
    from tmx import Match as Candidate

OMEGAT = "omegat"
_XLIFF = ("xliff", "xliff2")
_WITH_OPEN = (*_XLIFF, "po")


def output_format(output: Path, said: str) -> str:
    """The name of the format that is written: as said, as the name of the file tells; a folder is for OmegaT."""
    from tmx import FORMATS, format_of

    if output == STANDARD and said in ("", OMEGAT):
        raise typer.BadParameter(f"{said or output}: name the format of one file with --to for standard output")
    name = said or (OMEGAT if output.is_dir() or not output.suffix else format_of(output))
    known = [OMEGAT, *(key for key, format in FORMATS.items() if format.write)]
    if name not in known:
        raise typer.BadParameter(f"{said or output}: no format is called so: --to takes one of {', '.join(known)}")
    return name


def write_job(
    job: Job,
    found: Iterator["Pretranslation"],
    settings: "PretranslateSettings",
    output: Path,
    format: str,
    losses: "Losses",
    force: bool,
) -> list[Path]:
    """Writes the job with what was found for each of its units, in order; the paths of the files that were written."""
    if format == OMEGAT:
        return _write_omegat(job, found, settings, output, force)
    if comes_back(job, format):
        chunks = _in_place(job, found, settings, losses)
    elif format in _XLIFF:
        chunks = _xliff(job, found, settings, format, losses)
    elif format == "xlsx":
        chunks = _workbook(job, list(found), settings)
    else:
        chunks = _plain(job, found, settings, format, losses)
    write_stream(output, chunks, force)
    return [output]


def comes_back(job: Job, format: str) -> bool:
    """Whether the job is written back as it stood, so that nothing of it is lost."""
    return job.format in _XLIFF and format == "xliff"


def _in_place(
    job: Job, found: Iterator["Pretranslation"], settings: "PretranslateSettings", losses: "Losses"
) -> Iterator[bytes]:
    """The file itself, its gaps filled: both are read side by side, for matches need to know what comes next."""
    from tmx import client_code, fill_xliff

    def fill(unit: "TranslationUnit") -> "Filling":
        return next(found).filling

    return fill_xliff(job.again(), fill, client_code(settings.target), losses, job.name)


def _xliff(
    job: Job, found: Iterable["Pretranslation"], settings: "PretranslateSettings", format: str, losses: "Losses"
) -> Iterator[bytes]:
    from memory import QUALIFIER, SUB_STATE, filled_unit
    from tmx import client_code, write_xliff12, write_xliff21

    write, said = (write_xliff12, QUALIFIER) if format == "xliff" else (write_xliff21, SUB_STATE)
    candidates: dict[int, tuple[Candidate, ...]] = {}

    def units() -> Iterator["TranslationUnit"]:
        for number, one in enumerate(found, start=1):
            candidates[number] = tuple(one.filling.matches)
            yield filled_unit(one, settings.target, said)._replace(number=number)

    def matches(unit: "TranslationUnit", sides: object) -> tuple["Candidate", ...]:
        return candidates.pop(unit.number)

    return write(job.header, units(), losses, matches, client_code(settings.target))


def _plain(
    job: Job, found: Iterable["Pretranslation"], settings: "PretranslateSettings", format: str, losses: "Losses"
) -> Iterator[bytes]:
    """A format without candidates; what has no translation is left out where the format is for translations."""
    from memory import filled_unit
    from tmx import FORMATS, TableSettings, memory_units

    units: Iterable[TranslationUnit] = (filled_unit(one, settings.target) for one in found)
    write = FORMATS[format].write
    if write is None:
        raise typer.BadParameter(f"{format}: nothing writes it here")
    units = units if format in _WITH_OPEN else memory_units(units, losses)
    return write(job.header, units, TableSettings(version=own_version()), losses)


def _write_omegat(
    job: Job, found: Iterable["Pretranslation"], settings: "PretranslateSettings", folder: Path, force: bool
) -> list[Path]:
    """A memory in each folder of a project that has a match; the name of the job is theirs."""
    from corpus import Existing, write_together
    from memory import omegat_units
    from tmx import client_code, memory_header, write_tmx

    header = memory_header(own_version(), client_code(job.source))
    folders = omegat_units(found, settings.target)
    paths = {folder / name / f"{Path(job.name).name}.tmx": units for name, units in folders.items()}
    with write_together(Existing.REPLACE if force else Existing.REFUSE) as begin:
        for path, units in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write: Callable[[bytes], None] = begin(path)
            for chunk in write_tmx(header, units):
                write(chunk)
    return list(paths)


def _workbook(job: Job, found: list["Pretranslation"], settings: "PretranslateSettings") -> Iterator[bytes]:
    """A sheet of the segments, as tables of memories are, and one of all matches."""
    from tmx import Sheet, client_code, workbook

    languages = [client_code(job.source), client_code(settings.target)]
    segments = [("id", 10), *((code, 60) for code in languages), ("status", 20), ("match", 8), *_ABOUT]
    matches = [("id", 10), ("match", 8), *((code, 60) for code in languages), *_ABOUT[1:]]
    return workbook(
        [
            Sheet("segments", segments, (_segment(number, one) for number, one in enumerate(found, start=1))),
            Sheet("matches", matches, (row for number, one in enumerate(found, 1) for row in _matches(number, one))),
        ]
    )


_ABOUT = (("memory text", 60), ("memory", 14), ("flags", 18))


def _id(number: int, one: "Pretranslation") -> str:
    return one.unit.tuid or str(number)


def _segment(number: int, one: "Pretranslation") -> list["Cell"]:
    source = one.source.text if one.source else ""
    others = [variant.text for variant in one.unit.variants if variant is not one.source]
    target = _words(one.filling.target) or (others[0] if others else "")
    best: list[Cell] = [one.matches[0].score, one.matches[0].source, *_about(one.matches[0])] if one.matches else []
    return [_id(number, one), source, target, one.outcome.value, *best]


def _matches(number: int, one: "Pretranslation") -> Iterator[list["Cell"]]:
    """A row for each match, and one for what it is with the numbers of the segment."""
    from memory import NUMBERS_PUT_IN

    for match in one.matches:
        memory, flags = _about(match)
        yield [_id(number, one), match.score, match.source, match.target, memory, flags]
        if match.substituted:
            marked = f"{memory} ({NUMBERS_PUT_IN})"
            yield [_id(number, one), match.score, match.source, match.substituted, marked, flags]


def _about(match: "Match") -> list["Cell"]:
    return [match.stored.memory, ", ".join(match.flags)]


def _words(content: "Content") -> str:
    from tmx import plain

    return plain(content)

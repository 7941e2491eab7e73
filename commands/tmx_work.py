"""`duizhao tmx clean`, `filter`, `dedupe`, `merge`, `sort`, `relang`: memories in, one memory out."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from commands.memories import (
    Client,
    ClientOption,
    DryRunOption,
    LevelOption,
    MemoriesArgument,
    OutputOption,
    Work,
    opened,
    profile_of,
    refuse_stdin,
    run,
    run_writing,
)
from commands.options import STANDARD, ForceOption, Shown, ShownOption
from commands.term_bases import BaseOption, lookup_of

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from termbase import Lookup
    from tmx import Clause, DedupeSettings, Header, Tally, TermFound, Units

    Staged = tuple[Header, Iterator[Units]]


class Tags(StrEnum):
    """As `tmx.Tags`."""

    KEEP = "keep"
    REMOVE = "remove"
    PLACEHOLDER = "placeholder"


class Names(StrEnum):
    """As `tmx.Names`, or nothing."""

    KEEP = "keep"
    REMOVE = "remove"
    PSEUDONYMS = "pseudonyms"


class Scope(StrEnum):
    """As `tmx.Scope`."""

    PAIR = "pair"
    SOURCE = "source"


class Compared(StrEnum):
    """As `tmx.Compared`."""

    EXACT = "exact"
    NORMALISED = "normalised"


class Keep(StrEnum):
    """As `tmx.Keep`."""

    FIRST = "first"
    LAST = "last"
    NEWEST = "newest"
    CONFIDENT = "confident"


class Conflicts(StrEnum):
    """What `merge` does with other translations of one source: keep them all, or one as `tmx.Keep` says."""

    KEEP = "keep"
    FIRST = "first"
    LAST = "last"
    NEWEST = "newest"
    CONFIDENT = "confident"


class Order(StrEnum):
    """As `tmx.Order`."""

    SOURCE = "source"
    TARGET = "target"
    DATE = "date"
    TUID = "tuid"
    CONFIDENCE = "confidence"


class Codes(StrEnum):
    """How `relang` writes languages: as BCP 47 means them, or as a client does."""

    BCP47 = "bcp47"
    OMEGAT = "omegat"
    TRADOS = "trados"
    MEMOQ = "memoq"
    WORDFAST = "wordfast"
    LOKALIZE = "lokalize"


def tmx_clean(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    strip_controls: Annotated[
        bool, typer.Option(help="Put a space for characters that XML cannot hold; else they are refused.")
    ] = True,
    spaces: Annotated[bool, typer.Option(help="Even out white space: ends, line breaks, doubled spaces.")] = True,
    invisible: Annotated[bool, typer.Option(help="Take off zero-width spaces and soft hyphens.")] = True,
    nfc: Annotated[bool, typer.Option(help="Write Unicode's form C, as OmegaT compares.")] = True,
    empty: Annotated[bool, typer.Option(help="Drop units without words in two languages.")] = True,
    entities: Annotated[bool, typer.Option("--entities", help="Decode references left in the text: &amp;amp;")] = False,
    html: Annotated[bool, typer.Option("--html", help="Take off HTML tags left in the text: &lt;br&gt;")] = False,
    tags: Annotated[Tags, typer.Option(help="What becomes of inline codes.")] = Tags.KEEP,
    anonymise: Annotated[
        Names, typer.Option(help="What becomes of names of people and texts, and of dates.")
    ] = Names.KEEP,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Make a memory cleaner: spaces, control characters, empty segments, inline codes, names.

    duizhao tmx clean memory.tmx -o clean.tmx

    duizhao tmx clean memory.tmx -o public.tmx --tags remove --anonymise pseudonyms

    What is done to each unit is counted by reason; wrongly decoded text is only counted.
    """
    import tmx

    asked = {
        tmx.Step.SPACES: spaces,
        tmx.Step.INVISIBLE: invisible,
        tmx.Step.FORM_C: nfc,
        tmx.Step.EMPTY: empty,
        tmx.Step.REFERENCES: entities,
        tmx.Step.HTML: html,
    }
    settings = tmx.CleanSettings(frozenset(step for step, is_on in asked.items() if is_on), tmx.Tags(tags))

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        cleaned = tmx.clean(units, tally, settings)
        if anonymise is Names.KEEP:
            return header, cleaned
        names = tmx.Anonymiser(tmx.Names(anonymise))
        return names.header(header), names.units(cleaned, tally)

    work = Work(files, output, client, level, dry_run, format, force)
    run(work, stage, (lambda tally: tally.change(tmx.CONTROLS)) if strip_controls else None)


def _finder(named: list[str] | None) -> "Callable[[str], list[TermFound]]":
    """Finds terms in texts, in the term bases of `terms lookup`; they are opened when they are first asked."""
    lookups: list[Lookup] = []

    def find(text: str) -> list["TermFound"]:
        from tmx import TermFound

        if not lookups:
            lookups.append(lookup_of(named))
        return [TermFound(hit.text, f"{hit.base} {hit.concept.id}") for hit in lookups[0].find(text).hits]

    return find


def _condition(text: str) -> tuple["Clause", ...]:
    from corpus import FormatError
    from tmx import condition

    try:
        return condition(text)
    except FormatError as error:
        raise typer.BadParameter(f"--where {text!r}: {error}") from None


def tmx_filter(
    files: MemoriesArgument,
    where: Annotated[list[str], typer.Option(metavar="CONDITION", help="What a unit must fulfil. May be repeated.")],
    output: OutputOption = STANDARD,
    base: BaseOption = None,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    r"""Keep the units that fulfil a condition; the others are counted by the clause that they fail.

    duizhao tmx filter memory.tmx --where 'confidence >= 0.8 and ratio < 6' -o good.tmx

    duizhao tmx filter memory.tmx --where 'source ~ "技协|技术协作" and not target = ""' -o terms.tmx

    Clauses are joined by and, or, not and brackets. Texts (= != ~ !~; ~ is a regular expression): source, target, text,
    source_lang, target_lang, source_script, target_script, status, document, note, tuid, prop:TYPE, attr:NAME.
    Numbers (= != < <= > >=): confidence, ratio, source_length, target_length, languages, codes, usagecount, number.
    Dates, compared as far as they are given ("2026-05"): date, created, changed, used. Alone: same_numbers, garbled.
    Terms of the term bases: source_term, target_term (texts), terms (how many the source has), terms_met (alone).
    """
    import tmx

    clauses = tuple(clause for text in where for clause in _condition(text))

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        return header, tmx.meeting(units, header, clauses, tally, _finder(base))

    run(Work(files, output, client, level, dry_run, format, force), stage)


def _deduped(work: Work, settings: "DedupeSettings") -> None:
    import tmx

    survivors: list[tmx.Survivors] = []
    if settings.keep is not tmx.Keep.FIRST:
        refuse_stdin(work.files, f"to keep the {settings.keep}")
        with opened(work.files) as reader:
            survivors.append(tmx.Survivors(reader.header, settings))
            survivors[0].look(reader.stretches())

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        found = survivors[0] if survivors else tmx.Survivors(header, settings)
        return header, found.left(units, tally)

    run(work, stage)


def tmx_dedupe(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    by: Annotated[
        Scope, typer.Option(help="pair: the same source and targets; source: other targets of a source go too.")
    ] = Scope.PAIR,
    compare: Annotated[
        Compared, typer.Option(help="normalised: whatever the width, case, punctuation and script.")
    ] = Compared.EXACT,
    keep: Annotated[Keep, typer.Option(help="Which of several stays.")] = Keep.FIRST,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Keep one of several units that say the same.

    duizhao tmx dedupe memory.tmx -o once.tmx

    duizhao tmx dedupe memory.tmx --by source --keep confident -o auto.tmx
    """
    import tmx

    settings = tmx.DedupeSettings(tmx.Scope(by), tmx.Compared(compare), tmx.Keep(keep))
    _deduped(Work(files, output, client, level, dry_run, format, force), settings)


def tmx_merge(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    conflicts: Annotated[
        Conflicts, typer.Option(help="Several translations of one source: keep all, or which one.")
    ] = Conflicts.KEEP,
    repeats: Annotated[bool, typer.Option(help="Keep units that say the same in every language.")] = False,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Put several memories into one; the header is the first one's, and units keep what theirs said otherwise.

    duizhao tmx merge first.tmx second.tmx -o both.tmx

    duizhao tmx merge old.tmx new.tmx --conflicts newest -o both.tmx
    """
    import tmx

    work = Work(files, output, client, level, dry_run, format, force)
    if conflicts is not Conflicts.KEEP:
        _deduped(work, tmx.DedupeSettings(tmx.Scope.SOURCE, keep=tmx.Keep(conflicts)))
    elif repeats:
        run(work, lambda header, units, tally: (header, units))
    else:
        _deduped(work, tmx.DedupeSettings())


def tmx_sort(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    by: Annotated[Order, typer.Option(help="What units are sorted by.")] = Order.SOURCE,
    reverse: Annotated[bool, typer.Option("--reverse", help="From high to low.")] = False,
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Sort the units; equal ones stay in their order.

    duizhao tmx sort memory.tmx --by source -o sorted.tmx

    duizhao tmx sort memory.tmx --by confidence --reverse -o surest-first.tmx
    """
    import tmx

    work = Work(files, output, client, level, dry_run, format, force)

    def written(header: "Header", units: "Iterator[Units]", tally: "Tally") -> Iterator[bytes]:
        return tmx.sorted_tmx(units, header, profile_of(work), tally, tmx.Order(by), reverse=reverse)

    run_writing(work, written)


def _pair(text: str) -> str:
    if not all(text.partition("=")[::2]):
        raise typer.BadParameter(f"{text}: expected OLD=NEW, as in zh-CN=zh-Hans")
    return text


def tmx_relang(
    files: MemoriesArgument,
    output: OutputOption = STANDARD,
    to: Annotated[Codes | None, typer.Option(help="How languages are written: zh-Hans, or as a client does.")] = None,
    map: Annotated[
        list[str] | None, typer.Option(parser=_pair, metavar="OLD=NEW", help="One code for another. May be repeated.")
    ] = None,
    add: Annotated[str, typer.Option(metavar="CODE", help="Add the Chinese once more in this script: zh-Hant.")] = "",
    client: ClientOption = Client.KEEP,
    level: LevelOption = 2,
    dry_run: DryRunOption = False,
    format: ShownOption = Shown.TEXT,
    force: ForceOption = False,
) -> None:
    """Change codes of languages, and add a variant in the other Chinese script.

    duizhao tmx relang memory.tmx --to omegat -o memory-omegat.tmx

    duizhao tmx relang memory.tmx --map zh-CN=zh-Hans --add zh-Hant -o both-scripts.tmx

    Chinese whose code names no script (zh, zho) is told by its characters, and counted.
    """
    import tmx

    if not (to or map or add) or (to and map):
        raise typer.BadParameter("expected --to, or --map, or --add")
    pairs = dict(pair.split("=", 1) for pair in map or [])
    by_profile = tmx.PROFILES[to].code if to and to is not Codes.BCP47 else None
    code = by_profile or (tmx.bcp47 if to else tmx.renaming(pairs))

    def stage(header: "Header", units: "Iterator[Units]", tally: "Tally") -> "Staged":
        header, units = tmx.relang(units, header, code, tally)
        return header, tmx.with_script(units, add, tally) if add else units

    run(Work(files, output, client, level, dry_run, format, force), stage)

"""What `duizhao score` asks of candidates without a reference, and where the findings go."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commands.outputs import write_all
from commands.settings import Config, dictionary_of, text_of

if TYPE_CHECKING:
    from aligner import Progress
    from scoring import Finding, Material, Report

FINDINGS = (".tsv", ".jsonl", ".xlsx")


@dataclass(frozen=True)
class Asked:
    """Which checks are made (none named: the usual ones), by what of the user's own, and what becomes of findings.

    Those of the file `dismissed` are left out; `dismiss` adds all others to it.
    """

    checks: tuple[str, ...]
    lexicons: Sequence[Path] | None
    memories: Sequence[Path] | None
    rules: Path | None
    dismissed: Path | None
    dismiss: bool

    @property
    def inputs(self) -> list[Path]:
        """The files that are read."""
        return [*(self.lexicons or []), *(self.memories or []), *filter(None, [self.rules, self.dismissed])]

    def refuse_odd(self, wanted: bool) -> None:
        """Raises BadParameter for options of checks that are not `wanted`, or that lack another."""
        own = self.checks or self.lexicons or self.rules or self.memories or self.dismissed or self.dismiss
        if not wanted and own:
            raise typer.BadParameter("--checks, --lexicon, --rules, --memory, --dismissed go with --metrics …,checks")
        if self.dismiss and not self.dismissed:
            raise typer.BadParameter("--dismiss: expected --dismissed FILE, to which it adds")


def with_findings(report: "Report", asked: Asked, config: Config, progress: "Progress") -> "Report":
    """The report with what the checks find. Raises FormatError where there is no source to compare with."""
    import aligner
    import scoring
    from corpus import FormatError

    material = report.material
    if not any(segment.source for segment in material.segments):
        raise FormatError("checks compare candidates with what was translated: give --source")
    resources = scoring.Resources(
        dictionary_of(config, progress),
        aligner.merged([aligner.read_lexicon(text_of(path), str(path)) for path in asked.lexicons or []]),
        scoring.known_translations(_remembered(asked.memories or [], material)),
        scoring.read_rules(text_of(asked.rules), str(asked.rules)) if asked.rules else (),
    )
    found = scoring.findings(material, resources, asked.checks or scoring.USUAL_CHECKS)
    path = asked.dismissed
    decided = scoring.read_decisions(text_of(path), str(path)) if path and path.exists() else frozenset()
    kept = tuple(one for one in found if scoring.decision_of(one, material) not in decided)
    remarks = [*report.remarks, *scoring.doubts_on_checks(material)]
    if len(kept) < len(found):
        remarks.append(f"{len(found) - len(kept)} findings that {path} dismisses are left out")
    return replace(report, findings=kept, remarks=tuple(remarks))


def _remembered(paths: Iterable[Path], material: "Material") -> Iterable[tuple[str, str]]:
    """Source and target of the units of memories, in the languages of the material."""
    from tmx import read_pairs

    for path in paths:
        yield from read_pairs(path, material.source_language, material.language)


def write_findings(report: "Report", path: Path, force: bool, quiet: bool) -> None:
    """Writes the findings as a table, by the suffix of the file."""
    write_all([(path, _rendered(report.findings, report.material, path))], force, quiet)


def write_dismissed(report: "Report", path: Path, quiet: bool) -> None:
    """Adds all findings to the decisions of a file."""
    import scoring

    before = scoring.read_decisions(text_of(path), str(path)) if path.exists() else frozenset()
    decided = before | {scoring.decision_of(one, report.material) for one in report.findings}
    text = "".join(f"{line}\n" for line in scoring.decision_lines(decided))
    write_all([(path, text.encode())], force=True, quiet=quiet)


def _rendered(findings: "Sequence[Finding]", material: "Material", path: Path) -> bytes:
    import scoring
    from tmx import workbook

    match path.suffix.lower():
        case ".tsv":
            return scoring.findings_tsv(findings, material).encode()
        case ".jsonl":
            lines = (json.dumps(scoring.finding_json(one), ensure_ascii=False) for one in findings)
            return "".join(f"{line}\n" for line in lines).encode()
        case ".xlsx":
            return b"".join(workbook([scoring.findings_sheet(findings, material)]))
    raise typer.BadParameter(f"--findings {path}: expected a name that ends in {', '.join(FINDINGS)}")

"""What `duizhao score` says of the terms: measures beside the other metrics, a row a term, findings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commands.settings import text_of
from commands.term_bases import bases_of

if TYPE_CHECKING:
    from scoring import Material, Measure, Report
    from termbase import Base, RenderedTerm


@dataclass(frozen=True)
class Terms:
    """Which terms candidates are judged by: bases, or a file of terms for each segment; the date of the texts."""

    bases: list[str] | None
    date: str
    file: Path | None
    version: str

    def refuse_odd(self, wanted: bool) -> None:
        """Raises BadParameter for options of terms that are not `wanted`."""
        if not wanted and (self.bases or self.date or self.file):
            raise typer.BadParameter("--terms, --date, --term-file go with --metrics …,terms")


class TermJudge:
    """Asks once how every candidate renders the terms, for measures, rows and findings. Raises FormatError."""

    def __init__(self, material: "Material", terms: Terms, cache: Path) -> None:
        import scoring
        from corpus import FormatError
        from termbase import Lookup, open_words

        if not any(segment.source for segment in material.segments):
            raise FormatError("terms are looked for in what was translated: give --source")
        self._material, self._terms = material, terms
        self._rendered: list[list[RenderedTerm]] = []
        if terms.file:
            wanted = scoring.read_term_file(text_of(terms.file), str(terms.file))
            self._uses = [scoring.wanted_uses(material, one, wanted) for one in material.candidates]
            self._name = f"file:{_digest(text_of(terms.file))}"
        else:
            bases = bases_of(terms.bases)
            lookup = Lookup(bases, open_words(cache))
            self._rendered = [scoring.renderings_of(material, one, lookup, terms.date) for one in material.candidates]
            self._uses = [list(scoring.uses_of(material, one, terms.date)) for one in self._rendered]
            self._name = f"base:{_digest(*_contents(bases))}"

    def measures(self) -> "tuple[Measure, ...]":
        """The term metrics."""
        import scoring

        signature = f"{self._name}|date:{self._terms.date or 'any'}|duizhao:{self._terms.version}"
        return scoring.term_measures(self._material, self._uses, signature)

    def told(self, report: "Report") -> "Report":
        """The report with a row for each term, and with findings where a base says what is allowed."""
        import scoring

        names = [candidate.name for candidate in report.material.candidates]
        rows = [row for name, uses in zip(names, self._uses, strict=True) for row in scoring.term_rows(name, uses)]
        found = [
            finding
            for name, rendered in zip(names, self._rendered, strict=False)
            for finding in scoring.term_findings(name, rendered, self._terms.date)
        ]
        findings = sorted([*report.findings, *found], key=lambda one: (names.index(one.candidate), one.segment))
        return replace(report, terms=tuple(rows), findings=tuple(findings))


def _contents(bases: "Sequence[Base]") -> list[str]:
    return [repr(concept) for base in bases for concept in base.concepts()]


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:8]

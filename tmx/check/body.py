"""The units of a memory: ordinary ones are passed at a glance, the others are looked at by every rule."""

from collections.abc import Iterator

from tmx.check.across import Across, Known
from tmx.check.breach import Breach
from tmx.check.elements import Elements
from tmx.check.languages import Spellings
from tmx.check.node import Node, Spot
from tmx.check.report import Report
from tmx.check.screen import Screen
from tmx.check.unit import UnitRules
from tmx.place import quoted
from tmx.plain_units import UNIT
from tmx.unit import declared


class BodyCheck:
    """Checks a body under a header and in a version of TMX."""

    def __init__(self, elements: Elements, header: Node, version: str, spellings: Spellings, report: Report) -> None:
        self._elements, self._scanner, self._report = elements, elements.scanner, report
        self._header = header
        srclang = declared(header.get("srclang"))
        self._rules = UnitRules(version, srclang, spellings, report)
        self._across = Across(srclang, header.get("segtype"), report)
        self._screen = Screen(version, srclang, spellings, self._rules.scripts)

    def breaches(self) -> Iterator[Breach]:
        """The breaches of the body at the position, which moves behind it."""
        report = self._report
        body, is_empty = self._elements.start()
        if body.name != "body":
            report.add("TMX-15", body.spot, f"element {quoted(body.name)}", fix="write its name in small letters")
        for name, _ in body.attributes:
            report.add("TMX-15", body.spot, f"{quoted(name)} is not allowed on body")
        yield from report.taken()
        if not is_empty:
            yield from self._units()
            self._elements.end("body")
        report.unit, report.tuid = 0, ""
        self._across.close(self._header.spot)

    def _units(self) -> Iterator[Breach]:
        while True:
            yield from self._ordinary()
            if self._elements.at_end("body"):
                return
            self._next()
            yield from self._report.taken()

    def _ordinary(self) -> Iterator[Breach]:
        """Pass the units at the position that break no rule in themselves, as far as the text is in memory."""
        scanner, report, across = self._scanner, self._report, self._across
        text, position, match, glance = scanner.text, scanner.position, UNIT.match, self._screen.glance
        if self._elements.n_wrapped or not (scanner.text_is_plain and self._screen.look(text)):
            return
        while (found := match(text, position)) and (seen := glance(found)):
            report.unit, report.tuid = scanner.unit + 1, seen.tuid
            scanner.unit = scanner.whole_units = report.unit
            known = across.text(seen.source, seen.target, seen.words)
            repeated = across.tuid(seen.tuid) if seen.tuid else None
            if known or repeated:
                scanner.take(found.end(1))
                self._tell(self._elements.spot, repeated, known)
                yield from report.taken()
            position = found.end()
        scanner.take(position)

    def _tell(self, spot: Spot, *known: Known | None) -> None:
        for one in filter(None, known):
            self._across.tell(one, spot)

    def _next(self) -> None:
        scanner, report = self._scanner, self._report
        report.unit, report.tuid = 0, ""
        if self._elements.next_name == "tu":
            scanner.unit += 1
            report.unit = scanner.unit
            unit = self._elements.element()
            scanner.whole_units = scanner.unit
            report.tuid = unit.get("tuid")
            self._across.check(unit, self._rules.check(unit))
        else:
            found = self._elements.element()
            report.add("TMX-15", found.spot, f"element {quoted(found.name)} is not allowed in body")

"""The units of a memory: ordinary ones are passed at a glance, the others are looked at by every rule."""

from collections.abc import Iterator

from tmx.check.across import Across
from tmx.check.breach import Breach
from tmx.check.elements import Elements
from tmx.check.languages import Spellings
from tmx.check.node import Node
from tmx.check.report import Report
from tmx.check.screen import Screen, Sound
from tmx.check.unit import UnitRules
from tmx.place import quoted
from tmx.unit import declared


class BodyCheck:
    """Checks a body under a header and in a version of TMX."""

    def __init__(self, elements: Elements, header: Node, version: str, spellings: Spellings, report: Report) -> None:
        self._elements, self._scanner, self._report = elements, elements.scanner, report
        self._header = header
        srclang = declared(header.get("srclang"))
        self._rules = UnitRules(version, srclang, spellings, report)
        self._across = Across(srclang, header.get("segtype"), report)
        self._screen = Screen(version, srclang, self._rules.scripts)

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
            yield from self._plain()
            if self._elements.at_end("body"):
                return
            if not self._read_on():
                yield from self._next()

    def _read_on(self) -> bool:
        """Read on to the end of the unit at the position, if there is one; whether it was not in memory."""
        scanner, text = self._scanner, self._scanner.text
        if self._elements.next_name != "tu":
            return False
        scanner.unit += 1  # what is wrong on the way is told of it
        scanner.element_end()
        scanner.unit -= 1
        return scanner.text is not text

    def _plain(self) -> Iterator[Breach]:
        """Pass the plain units at the position; those that may break a rule are looked at by all of them."""
        scanner = self._scanner
        if self._elements.n_wrapped or not (self._screen.is_open and scanner.text_is_plain):
            return
        for sound in self._screen.parts(scanner.text, scanner.position):
            if sound:
                yield from self._pass(sound)
            else:
                scanner.skip_space()
                yield from self._next()

    def _pass(self, sound: Sound) -> Iterator[Breach]:
        """Pass units at the position that break no rule in themselves."""
        scanner, report, first = self._scanner, self._report, self._scanner.unit + 1
        for unit, known in self._across.known(sound, first):
            if n_passed := unit - 1 - scanner.unit:
                scanner.pass_units(n_passed, sound.ends[unit - 1 - first])
            scanner.skip_space()
            report.unit, report.tuid = unit, sound.tuids[unit - first]
            self._across.tell(known, self._elements.spot)
            yield from report.taken()
        scanner.pass_units(first + len(sound.ends) - 1 - scanner.unit, sound.ends[-1])

    def _next(self) -> Iterator[Breach]:
        """Look at the element at the position by every rule."""
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
        yield from report.taken()

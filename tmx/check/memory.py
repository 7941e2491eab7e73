"""One memory checked in one pass, element by element, to its end or to the place where it breaks."""

import re
from collections.abc import Callable, Iterator

from corpus import EncodingError, FormatError, UnreadableError
from tmx.check.across import Across
from tmx.check.breach import Breach
from tmx.check.header import check_doctype, check_header, check_root
from tmx.check.languages import Spellings
from tmx.check.node import Lines, Node, Spot, located
from tmx.check.report import Report
from tmx.check.screen import Screen
from tmx.check.unit import UnitRules
from tmx.container import Member
from tmx.place import Place, Progress, quoted
from tmx.plain import UNIT
from tmx.prolog import skip_miscellany, take_declaration, take_doctype
from tmx.scan import Scanner
from tmx.stream import TextStream
from tmx.xml import Door, illegal_characters, local_name, without_illegal

Salvaged = Callable[[], str]
"""Says what salvage would keep of a memory that breaks; nothing where that cannot be found out."""

_TOLD = re.compile(r":(\d+): (?:unit \d+: )?(?:(TMX-\d\d): )?(.*)", re.DOTALL)
_CUT = re.compile(r"the file ends inside (.*); last good unit")
_LAST = re.compile(r"; last good unit \d+$")
_STAND_IN = "□"
_CHARACTER = re.compile(r"U\+[0-9A-F]+ is not a character of XML")
_END_TAG = re.compile(r"</([^\s<>]+)[ \t\n]*>")


class MemoryCheck:
    """An iterator over the breaches of one memory; `n_units` grows.

    Raises InputError where it cannot be read at all, or passes a limit.
    """

    def __init__(self, member: Member, clients: frozenset[str], progress: Progress | None, salvaged: Salvaged) -> None:
        self._member, self._progress, self._salvaged = member, progress, salvaged
        self._report = Report(member.name, clients)
        self._door = Door()
        self._begin = Spot(1, 1)
        self._wrapper, self._namespace = ("", ""), ""
        self._spellings = Spellings()
        self.n_units = 0

    def __iter__(self) -> Iterator[Breach]:
        try:
            stream = TextStream(self._member, self._progress)
        except UnreadableError:
            self._report.add("TMX-01", Spot(1, 1), "the file is empty", fix="check which file it is")
            yield from self._report.taken()
            return
        self._encoding(stream)
        self._scanner = Scanner(iter(stream), self._member.name, lambda: stream.is_clean)
        try:
            yield from self._checked()
        except (FormatError, EncodingError) as error:
            yield from self._report.taken()
            self._broken(error)
        yield from self._report.taken()
        self.n_units = self._scanner.unit

    def _encoding(self, stream: TextStream) -> None:
        doubt, codec = stream.encoding.doubt, stream.encoding.name
        what, _, _ = doubt.partition(": ")
        if doubt.startswith("declared "):
            self._report.add("TMX-03", Spot(1, 1), what)
        elif doubt:
            self._report.add("TMX-04", Spot(1, 1), f"{what.partition(', read')[0]} is not allowed by TMX")
        elif codec.startswith("utf-32"):
            self._report.add("TMX-04", Spot(1, 1), f"encoding {codec.upper()} is not allowed by TMX")

    def _checked(self) -> Iterator[Breach]:
        scanner, report = self._scanner, self._report
        take_declaration(scanner)
        skip_miscellany(scanner, self._door)
        if scanner.skip_space() and not scanner.startswith("<"):
            raise UnreadableError(f"{scanner.place}: this is not XML, so not a TMX memory: check which file it is")
        doctype_spot = self._spot()
        doctype = take_doctype(scanner, "a TMX memory", "TMX-06") if scanner.skip_space() else ""
        skip_miscellany(scanner, self._door)
        root, is_empty = self._root()
        if local_name(root.name.replace(":", "}")).lower() != "tmx":
            report.add("TMX-07", root.spot, f"the root is {quoted(root.name)}", fix="expected `tmx`: is it a memory?")
            yield from report.taken()
            return
        check_doctype(doctype, root.get("version"), doctype_spot if doctype else root.spot, report)
        self._version = check_root(root, bool(self._wrapper[0]), report)
        yield from report.taken()
        yield from self._content(root, is_empty)

    def _content(self, root: Node, is_empty: bool) -> Iterator[Breach]:
        scanner, report = self._scanner, self._report
        self._header: Node | None = None
        has_body = False
        while not is_empty and not self._at_end():
            name, spot = self._next_name(), self._spot()
            if name == "body":
                if has_body:
                    report.add("TMX-08", spot, "another body", fix="put all units in one")
                elif self._header is None:
                    report.add("TMX-08", spot, "no header")
                has_body = True
                yield from self._body(spot)
            elif name == "header":
                self._take_header(has_body)
            else:
                found = self._element()
                report.add("TMX-08", spot, f"element {quoted(found.name)} in tmx", fix="take it out")
            yield from report.taken()
        if self._header is None and not has_body:
            report.add("TMX-08", root.spot, "no header and no body", fix="is it a memory?")
        elif not has_body:
            report.add("TMX-08", root.spot, "no body", fix="write `<body/>` behind the header")
        if not is_empty:
            self._end("tmx")
        skip_miscellany(scanner, self._door)
        if scanner.skip_space():
            raise FormatError(f"{scanner.place}: something follows the end of the memory: two files in one?")

    def _take_header(self, has_body: bool) -> None:
        header = self._element()
        if self._header is not None:
            self._report.add("TMX-08", header.spot, "another header", fix="keep one")
        elif has_body:
            self._report.add("TMX-08", header.spot, "header after body", fix="move it before the body")
        else:
            self._header = check_header(header, self._version, self._spellings, self._report)

    def _body(self, spot: Spot) -> Iterator[Breach]:
        scanner, report = self._scanner, self._report
        tag = scanner.open_tag()
        start = self._parsed(tag[0] if tag[2].endswith("/") else f"{tag[0]}</{tag[1]}>", self._spot(), scanner.place)
        scanner.take(tag.end())
        if start.name != "body":
            report.add("TMX-15", spot, f"element {quoted(start.name)}", fix="write its name in small letters")
        for name, _ in start.attributes:
            report.add("TMX-15", spot, f"{quoted(name)} is not allowed on body")
        header = self._header or Node("header", (), spot)
        rules = UnitRules(self._version, header.get("srclang"), self._spellings, report)
        across = Across(header.get("srclang"), header.get("segtype"), report)
        yield from report.taken()
        if not tag[2].endswith("/"):
            screen = Screen(self._version, header.get("srclang"), self._spellings, rules.scripts)
            while True:
                yield from self._ordinary(screen, across)
                if self._at_end():
                    break
                self._unit(rules, across)
                yield from report.taken()
            self._end("body")
        report.unit, report.tuid = 0, ""
        across.close(header.spot)

    def _ordinary(self, screen: Screen, across: Across) -> Iterator[Breach]:
        """Pass the units at the position that break no rule in themselves, as far as the text is in memory."""
        scanner, report = self._scanner, self._report
        text, position, match = scanner.text, scanner.position, UNIT.match
        if self._wrapper[0] or not (scanner.text_is_plain and screen.look(text)):
            return
        while (found := match(text, position)) and (glance := screen.glance(found)):
            report.unit, report.tuid = scanner.unit + 1, glance.tuid
            scanner.unit = scanner.whole_units = report.unit
            known = across.text(glance.source, glance.target, glance.words)
            repeated = across.tuid(glance.tuid) if glance.tuid else None
            if known or repeated:
                scanner.take(found.end(1))
                for one in filter(None, (repeated, known)):
                    across.tell(one, self._spot())
                yield from report.taken()
            position = found.end()
        scanner.take(position)

    def _unit(self, rules: UnitRules, across: Across) -> None:
        scanner, report = self._scanner, self._report
        if not scanner.startswith("<"):
            self._text("body")
            return
        if self._next_name() == "tu":
            scanner.unit += 1
            report.unit, report.tuid = scanner.unit, ""
            unit = self._element()
            scanner.whole_units = scanner.unit
            report.tuid = unit.get("tuid")
            across.check(unit, rules.check(unit))
        else:
            report.unit, report.tuid = 0, ""
            found = self._element()
            report.add("TMX-15", found.spot, f"element {quoted(found.name)} is not allowed in body")

    def _root(self) -> tuple[Node, bool]:
        """The root without its content, and whether it is empty."""
        scanner = self._scanner
        spot, place = self._spot(), scanner.place
        tag = scanner.open_tag()
        piece = f"<{tag[1]}{tag[2].removesuffix('/')}/>"
        element = self._door.element(piece, place)
        scanner.take(tag.end())
        names = "".join(f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in element.nsmap.items())
        self._wrapper = (f"<tmx{names}>", "</tmx>") if names else ("", "")
        self._namespace = str(element.tag)[1:].partition("}")[0] if str(element.tag)[0] == "{" else ""
        return located(element, piece, Lines(piece, spot), self._namespace), tag[2].endswith("/")

    def _element(self) -> Node:
        """The element at the position, which moves behind it."""
        scanner = self._scanner
        spot, place = self._spot(), scanner.place
        return self._parsed(scanner.element(), spot, place)

    def _parsed(self, piece: str, spot: Spot, place: Place) -> Node:
        lines, (before, after) = Lines(piece, spot), self._wrapper
        self._begin = spot
        try:
            element = self._door.element(before + piece + after, place)
        except FormatError:
            illegal = list(illegal_characters(piece))
            if not illegal:
                raise
            for index, character in illegal:
                self._report.add("TMX-02", lines.spot(index), f"{character} is not a character of XML")
            element = self._door.element(before + without_illegal(piece, _STAND_IN) + after, place)
        return located(element[0] if before else element, piece, lines, self._namespace)

    def _text(self, parent: str) -> None:
        scanner = self._scanner
        spot, place = self._spot(), scanner.place
        while (end := scanner.text.find("<", scanner.position)) < 0:
            if not scanner.read_on():
                raise scanner.cut(f"the {parent}")
        piece = scanner.take(end)
        self._parsed(f"<x>{piece}</x>", Spot(spot.line, spot.column - 3), place)
        self._report.unit, self._report.tuid = 0, ""
        self._report.add("TMX-14", spot, f"text {quoted(piece.strip())} directly in {parent}", fix="take it out")

    def _at_end(self) -> bool:
        """Whether an end tag comes next; text and elements stay."""
        skip_miscellany(self._scanner, self._door)
        return self._scanner.startswith("</")

    def _next_name(self) -> str:
        while not self._scanner.startswith("<"):
            self._text("tmx")
            skip_miscellany(self._scanner, self._door)
        return local_name(self._scanner.open_tag()[1].replace(":", "}")).lower()

    def _end(self, name: str) -> None:
        scanner = self._scanner
        end = scanner.match(_END_TAG, f"the {name}")
        if local_name(end[1].replace(":", "}")).lower() != name:
            raise FormatError(f"{scanner.place}: found {quoted(end[0])}, expected `</{name}>`: a tag is missing before")
        scanner.take(end.end())

    def _spot(self) -> Spot:
        return Spot(self._scanner.line, self._scanner.column)

    def _broken(self, error: FormatError | EncodingError) -> None:
        """TMX-01, 02, 03 or 06: the place where the memory cannot be read on, and what salvage makes of it."""
        scanner, report = self._scanner, self._report
        in_unit = scanner.unit > scanner.whole_units
        report.unit, report.tuid = (scanner.unit if in_unit else 0), ""
        told = _TOLD.fullmatch(str(error).removeprefix(scanner.name))
        line, rule, what = (int(told[1]), told[2], told[3]) if told else (scanner.line, None, str(error))
        what = _LAST.sub("", what)
        spot, message = Spot(line, self._broken_column(error)), what.rpartition(": ")[0] or what
        if isinstance(error, EncodingError) and not _is_cut(error):
            report.add("TMX-03", spot, message, fix=self._salvaged())
        elif (cut := _CUT.match(what)) or isinstance(error, EncodingError):
            spot = Lines(scanner.text[scanner.position :], self._spot()).spot(len(scanner.text) - scanner.position)
            inside = f"unit {scanner.unit} (line {line})" if in_unit else cut[1] if cut else "a character"
            report.add("TMX-01", spot, f"ends inside {inside}: the file is cut off", fix=self._salvaged())
        elif rule:
            report.add(rule, spot, message)
        else:
            report.add("TMX-02" if _CHARACTER.match(what) else "TMX-01", spot, message, fix=self._salvaged())

    def _broken_column(self, error: Exception) -> int:
        """The column that the parser named; that of the position where another found the fault."""
        if not isinstance(error.__cause__, SyntaxError):
            return self._spot().column
        line, column = error.__cause__.lineno or 1, error.__cause__.offset or 1
        return max(1, column - len(self._wrapper[0]) + (self._begin.column - 1 if line == 1 else 0))


def _is_cut(error: EncodingError) -> bool:
    """Whether the bytes end inside a character, and are right before it."""
    decoding = error.__cause__ and error.__cause__.__cause__
    return isinstance(decoding, UnicodeDecodeError) and decoding.reason in ("unexpected end of data", "truncated data")

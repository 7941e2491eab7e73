"""One memory checked in one pass, element by element, to its end or to the place where it breaks."""

from collections.abc import Iterator

from corpus import EncodingError, FormatError, UnreadableError
from tmx.check.body import BodyCheck
from tmx.check.breach import Breach
from tmx.check.broken import Salvaged, tell_break
from tmx.check.elements import Elements
from tmx.check.header import check_doctype, check_header, check_root
from tmx.check.languages import Spellings
from tmx.check.node import Node, Spot
from tmx.check.report import Report
from tmx.container import Member
from tmx.place import Progress, quoted
from tmx.prolog import take_declaration, take_doctype
from tmx.scan import Scanner
from tmx.stream import TextStream
from tmx.xml import local_name


class MemoryCheck:
    """An iterator over the breaches of one memory; `n_units` grows.

    Raises InputError where it cannot be read at all, or passes a limit.
    """

    def __init__(self, member: Member, clients: frozenset[str], progress: Progress | None, salvaged: Salvaged) -> None:
        self._member, self._progress, self._salvaged = member, progress, salvaged
        self._report = Report(member.name, clients)
        self._spellings = Spellings()
        self._header: Node | None = None
        self.n_units = 0

    def __iter__(self) -> Iterator[Breach]:
        try:
            stream = TextStream(self._member, self._progress)
        except UnreadableError:
            self._report.add("TMX-01", Spot(1, 1), "the file is empty", fix="check which file it is")
            yield from self._report.taken()
            return
        self._encoding(stream)
        scanner = Scanner(iter(stream), self._member.name, lambda: stream.is_clean)
        elements = Elements(scanner, self._report)
        try:
            yield from self._checked(elements)
        except (FormatError, EncodingError) as error:
            yield from self._report.taken()
            tell_break(error, elements, self._report, self._salvaged)
        yield from self._report.taken()
        self.n_units = scanner.unit

    def _encoding(self, stream: TextStream) -> None:
        doubt, codec = stream.encoding.doubt, stream.encoding.name
        what, _, _ = doubt.partition(": ")
        if doubt.startswith("declared "):
            self._report.add("TMX-03", Spot(1, 1), what)
        elif doubt:
            self._report.add("TMX-04", Spot(1, 1), f"{what.partition(', read')[0]} is not allowed by TMX")
        elif codec.startswith("utf-32"):
            self._report.add("TMX-04", Spot(1, 1), f"encoding {codec.upper()} is not allowed by TMX")

    def _checked(self, elements: Elements) -> Iterator[Breach]:
        scanner, report = elements.scanner, self._report
        take_declaration(scanner)
        if elements.skip() and not scanner.startswith("<"):
            raise UnreadableError(f"{scanner.place}: this is not XML, so not a TMX memory: check which file it is")
        spot = elements.spot
        doctype = take_doctype(scanner, "a TMX memory", "TMX-06") if scanner.skip_space() else ""
        elements.skip()
        root, is_empty = elements.root()
        if local_name(root.name.replace(":", "}")).lower() != "tmx":
            report.add("TMX-07", root.spot, f"the root is {quoted(root.name)}", fix="expected `tmx`: is it a memory?")
            return
        check_doctype(doctype, root.get("version"), spot if doctype else root.spot, report)
        version = check_root(root, elements.n_wrapped > 0, report)
        yield from report.taken()
        yield from self._content(elements, root, version, is_empty)
        if not is_empty:
            elements.end("tmx")
        if elements.skip():
            raise FormatError(f"{scanner.place}: something follows the end of the memory: two files in one?")

    def _content(self, elements: Elements, root: Node, version: str, is_empty: bool) -> Iterator[Breach]:
        report, n_bodies = self._report, 0
        while not is_empty and not elements.at_end("tmx"):
            name, spot = elements.next_name, elements.spot
            if name == "body":
                self._before_body(spot, n_bodies)
                n_bodies += 1
                header = self._header or Node("header", (), spot)
                yield from BodyCheck(elements, header, version, self._spellings, report).breaches()
            elif name == "header":
                self._take_header(elements.element(), version, n_bodies)
            else:
                elements.element()
                report.add("TMX-08", spot, f"element {quoted(name)} in tmx", fix="take it out")
            yield from report.taken()
        if not n_bodies:
            what = "no body" if self._header else "no header and no body"
            report.add("TMX-08", root.spot, what, fix="write `<body/>` behind the header")

    def _before_body(self, spot: Spot, n_bodies: int) -> None:
        if n_bodies:
            self._report.add("TMX-08", spot, "another body", fix="put all units in one")
        elif self._header is None:
            self._report.add("TMX-08", spot, "no header")

    def _take_header(self, header: Node, version: str, n_bodies: int) -> None:
        if self._header is not None:
            self._report.add("TMX-08", header.spot, "another header", fix="keep one")
        elif n_bodies:
            self._report.add("TMX-08", header.spot, "header after body", fix="move it before the body")
        else:
            self._header = check_header(header, version, self._spellings, self._report)

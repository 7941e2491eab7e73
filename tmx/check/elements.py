"""The elements of a memory one after the other, each with its places, in constant memory."""

import re

from corpus import FormatError
from tmx.check.node import Lines, Node, Spot, located
from tmx.check.report import Report
from tmx.place import Place, quoted
from tmx.prolog import skip_miscellany
from tmx.scan import Scanner
from tmx.xml import Door, illegal_characters, local_name, without_illegal

_STAND_IN = "□"
_END_TAG = re.compile(r"</([^\s<>]+)[ \t\n]*>")


class Elements:
    """Reads what is at the position of a scanner. Raises FormatError where it is not well-formed.

    Characters that XML cannot hold are reported (TMX-02) and do not stop it. `begin` is the spot of the last piece.
    """

    def __init__(self, scanner: Scanner, report: Report) -> None:
        self.scanner, self._report = scanner, report
        self._door = Door()
        self._before = self._after = self._namespace = ""
        self.begin = Spot(1, 1)

    @property
    def n_wrapped(self) -> int:
        """The characters that stand before a piece when it is parsed; none where the root has no namespace."""
        return len(self._before)

    @property
    def spot(self) -> Spot:
        """Where the position is."""
        return Spot(self.scanner.line, self.scanner.column)

    @property
    def next_name(self) -> str:
        """The name of the element at the position, in small letters."""
        return local_name(self.scanner.open_tag()[1].replace(":", "}")).lower()

    def skip(self) -> bool:
        """Pass white space, comments and processing instructions; whether anything stands behind them."""
        skip_miscellany(self.scanner, self._door)
        return self.scanner.skip_space()

    def root(self) -> tuple[Node, bool]:
        """The start tag of the root as a node, and whether it is empty; the position moves behind the tag."""
        spot, place = self.spot, self.scanner.place
        tag = self.scanner.open_tag()
        piece = f"<{tag[1]}{tag[2].removesuffix('/')}/>"
        element = self._door.element(piece, place)
        self.scanner.take(tag.end())
        names = "".join(f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in element.nsmap.items())
        self._before, self._after = (f"<tmx{names}>", "</tmx>") if names else ("", "")
        self._namespace = str(element.tag)[1:].partition("}")[0] if str(element.tag)[0] == "{" else ""
        return located(element, piece, Lines(piece, spot), self._namespace), tag[2].endswith("/")

    def start(self) -> tuple[Node, bool]:
        """The start tag of another element, as that of the root."""
        spot, place = self.spot, self.scanner.place
        tag = self.scanner.open_tag()
        is_empty = tag[2].endswith("/")
        piece = tag[0] if is_empty else f"{tag[0]}</{tag[1]}>"
        self.scanner.take(tag.end())
        return self._parsed(piece, spot, place), is_empty

    def element(self) -> Node:
        """The element at the position, which moves behind it."""
        spot, place = self.spot, self.scanner.place
        return self._parsed(self.scanner.element(), spot, place)

    def at_end(self, parent: str) -> bool:
        """Whether the end tag comes next; text before it or before an element is reported and passed."""
        while self.skip() and not self.scanner.startswith("<"):
            self._text(parent)
        return self.scanner.startswith("</")

    def end(self, name: str) -> None:
        """Pass the end tag of this name, whatever its case."""
        end = self.scanner.match(_END_TAG, f"the {name}")
        if local_name(end[1].replace(":", "}")).lower() != name:
            found = f"found {quoted(end[0])}, expected `</{name}>`"
            raise FormatError(f"{self.scanner.place}: {found}: a tag is missing before")
        self.scanner.take(end.end())

    def _parsed(self, piece: str, spot: Spot, place: Place) -> Node:
        lines, self.begin = Lines(piece, spot), spot
        try:
            element = self._door.element(self._before + piece + self._after, place)
        except FormatError:
            illegal = list(illegal_characters(piece))
            if not illegal:
                raise
            for index, character in illegal:
                self._report.add("TMX-02", lines.spot(index), f"{character} is not a character of XML")
            sound = without_illegal(piece, _STAND_IN)
            element = self._door.element(self._before + sound + self._after, place)
        return located(element[0] if self._before else element, piece, lines, self._namespace)

    def _text(self, parent: str) -> None:
        scanner, spot, place = self.scanner, self.spot, self.scanner.place
        while (end := scanner.text.find("<", scanner.position)) < 0:
            if not scanner.read_on():
                raise scanner.cut(f"the {parent}")
        piece = scanner.take(end)
        self._report.unit, self._report.tuid = 0, ""
        self._parsed(f"<x>{piece}</x>", Spot(spot.line, spot.column - 3), place)
        self._report.add("TMX-14", spot, f"text {quoted(piece.strip())} directly in {parent}", fix="take it out")

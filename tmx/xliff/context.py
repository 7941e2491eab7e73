"""The pieces of an XLIFF file understood one after the other: which version, what is around, which units they are."""

from collections.abc import Sequence

from lxml import etree

from tmx.exchange.details import Scope
from tmx.exchange.findings import Findings
from tmx.loss import Losses
from tmx.place import Place, Remarks, quoted
from tmx.scan import Unread
from tmx.unit import Header, Note, Prop, TranslationUnit
from tmx.xliff.alike import Moulds
from tmx.xliff.around import Around
from tmx.xliff.elements import METADATA, name_in, name_of, own_attributes
from tmx.xliff.types import own_name
from tmx.xliff.v12.read import header_12, tool_12, units_12
from tmx.xliff.v21.metadata import TOOL, TOOL_VERSION, details_in, notes_in
from tmx.xliff.v21.read import units_21
from tmx.xliff.walk import Kind, Piece

_KNOWN_12 = frozenset({"1.0", "1.1", "1.2"})
_KNOWN_21 = frozenset({"2.0", "2.1", "2.2"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FILE_SAID = frozenset(
    {"id", "original", "source-language", "target-language", "translate", "datatype", "tool", "tool-id", "xml:space"}
)
_PLAIN = "plaintext"


class Context:
    """What has been understood so far; `header` is whole when the first unit is reached.

    `said` are the languages, source and target, of a file that does not say them.
    """

    def __init__(self, remarks: Remarks, losses: Losses, said: tuple[str, str] = ("", "")) -> None:
        self._remarks, self._losses, self._said = remarks, losses, said
        self._around: list[Around] = []
        self._moulds = Moulds(self._understood)
        self._n_units = 0
        self._annotations: list[Prop | Note] = []
        self._tool = "", ""
        self._datatype = ""
        self.version = ""
        self.originals: list[str] = []
        self.languages = "", ""

    @property
    def is_2(self) -> bool:
        """Whether this is XLIFF 2, in which everything has other names."""
        return self.version.startswith("2")

    @property
    def header(self) -> Header:
        """The header of a memory with these units: language and tool of the first file, its notes and properties."""
        name, version = self._tool
        annotations = tuple(self._annotations)
        return Header(
            name, version, "sentence", "XLIFF", "en", self.languages[0], self._datatype or _PLAIN, (), annotations
        )

    def learn_languages(self, unit: etree._Element) -> None:
        """Take the languages of the first unit where the file does not say its source language, as it must."""
        if not self.languages[0]:
            of_sides = (unit.find(f"{{*}}{side}") for side in ("source", "target"))
            source, target = ("" if side is None else side.get(_LANGUAGE, "") for side in of_sides)
            self.languages = source, self.languages[1] or target

    def units(self, piece: Piece) -> Sequence[TranslationUnit]:
        """The units in the next piece, numbered; none in any but a unit of XLIFF."""
        element = piece.element
        if piece.units:
            self._n_units += len(piece.units)
            return piece.units
        if piece.kind is Kind.CLOSE:
            self._around.pop()
        elif element is None:
            return []
        elif piece.kind is Kind.OPEN:
            self._open(element, piece.place)
        elif piece.kind is Kind.UNIT:
            return self._numbered(element, piece.place)
        else:
            self._note(element, self._findings(piece.place))
        return []

    def _findings(self, place: Place) -> Findings:
        return Findings(place, self._remarks, self._losses)

    def _numbered(self, element: etree._Element, place: Place) -> list[TranslationUnit]:
        findings = self._findings(place._replace(unit=self._n_units + 1))
        found = self._understood(element, self._around[-1], findings)
        self._n_units += len(found)
        first = self._n_units - len(found) + 1
        return [unit._replace(number=number, line=place.line) for number, unit in enumerate(found, start=first)]

    def known(self, raw: str, parent: str, line: int) -> Sequence[TranslationUnit]:
        """The next unit from its text, if one alike was read before; none where its element has to be understood."""
        if not self.languages[0]:  # the elements of the first unit may tell them
            return ()
        unit = self._moulds.unit(raw, parent, self._around[-1], Place("", line, self._n_units + 1))
        return (unit,) if unit else ()

    def known_ahead(self, unread: Unread, parent: str) -> Sequence[TranslationUnit]:
        """The next units as far as they are like the last; the text moves on behind them."""
        return self._moulds.run(unread, parent, self._around[-1], self._n_units + 1)

    def _understood(self, element: etree._Element, around: Around, findings: Findings) -> list[TranslationUnit]:
        if self.is_2 != (name_of(element) == "unit"):
            findings.remark(f"{quoted(name_of(element))} in XLIFF {self.version} is passed over")
            return []
        return (units_21 if self.is_2 else units_12)(element, around, findings)

    def _open(self, element: etree._Element, place: Place) -> None:
        name = name_of(element)
        outer = self._around[-1] if self._around else Around()
        if name == "xliff":
            self._start(element, self._findings(place))
            source, target = self._said
            outer = Around(source=element.get("srcLang", source), target=element.get("trgLang", target))
        elif name == "file":
            outer = self._file(element, outer, self._findings(place))
        else:
            if name == "group" and len(element.attrib):
                self._findings(place._replace(unit=self._n_units + 1)).lose("group around units")
            outer = outer._replace(translate=element.get("translate", outer.translate))
        self._around.append(outer)

    def _start(self, element: etree._Element, findings: Findings) -> None:
        self.version = element.get("version", "")
        if self.version not in _KNOWN_12 | _KNOWN_21:
            is_2 = self.version.startswith("2") or ":document:2." in str(element.tag)
            findings.remark(f"version {quoted(self.version)}: read as {'2.1' if is_2 else '1.2'}")
            self.version = "2.1" if is_2 else "1.2"
        if self.is_2 and not element.get("srcLang"):
            findings.remark("no srcLang")

    def _file(self, element: etree._Element, outer: Around, findings: Findings) -> Around:
        source, target = element.get("source-language", outer.source), element.get("target-language", outer.target)
        original = element.get("original", "")
        datatype = own_name(element.get("datatype", _PLAIN))
        self._datatype = self._datatype or datatype
        for name in [name for name, _ in own_attributes(element, findings) if name not in _FILE_SAID]:
            findings.lose(f"attribute {name} of a file")
        if datatype != self._datatype:
            findings.lose("attribute datatype of a further file")
        if not any(self.languages):
            self.languages = source, target
        if original and original not in self.originals:
            self.originals.append(original)
        if "tool" in element.attrib and not self._tool[0]:
            self._tool = element.get("tool", ""), ""
        return Around(original, source, target, element.get("translate", outer.translate))

    def _note(self, element: etree._Element, findings: Findings) -> None:
        """What stands in a file beside its units."""
        name, is_first = name_of(element), len(self.originals) <= 1 and not self._n_units
        if name == "header":
            self._tool = tool_12(element) if is_first and tool_12(element)[0] else self._tool
            self._keep(header_12(element, findings), is_first, findings)
        elif name == "notes":
            self._keep([note for _, note in notes_in(element, findings)], is_first, findings)
        elif name_in(element, METADATA) == "metadata":
            found = {detail.name: detail.text for detail in details_in(element) if detail.scope is Scope.UNIT}
            if TOOL in found:
                self._tool = found.pop(TOOL), found.pop(TOOL_VERSION, "")
            self._keep([Prop(*pair) for pair in found.items()], is_first, findings)
        elif name not in ("body", "group"):  # these are empty where they stand here
            findings.lose(f"element {name or 'of a foreign namespace'} beside the units")

    def _keep(self, found: list[Prop | Note], is_first: bool, findings: Findings) -> None:
        if is_first:
            self._annotations += found
        elif found:
            findings.lose("property or note of a further file or of a group")

"""What stands before the units: XML declaration, DOCTYPE, root and header, read without ever loading a DTD."""

import re
from typing import NamedTuple

from corpus import FormatError
from tmx.elements import header_of
from tmx.place import Remarks, quoted
from tmx.scan import COMMENT, INSTRUCTION, Scanner
from tmx.unit import Header
from tmx.xml import Door, attributes_of, local_name

VERSIONS = frozenset({"1.1", "1.2", "1.3", "1.4"})
_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_DOCTYPE = re.compile(rf"<!DOCTYPE\s+[^\s>\[]+(?:\s+(?:SYSTEM|PUBLIC\s+{_QUOTED})(?:\s+{_QUOTED})?)?\s*([>\[])")
_DECLARATION = re.compile(
    r"""<\?xml\s+version\s*=\s*["']1\.\d["'](\s+encoding\s*=\s*["'][^"'<]*["'])?"""
    r"""(\s+standalone\s*=\s*["'](yes|no)["'])?\s*\?>"""
)
_COMMENT_CHARS = r"(?:(?!--)[^\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff])*+"
_NOTHING = rf"(?:\s|<!--{_COMMENT_CHARS}-->)*+"
_NO_SUBSET = re.compile(rf"{_NOTHING}\]\s*>")
_MAY_BE_NO_SUBSET = re.compile(rf"{_NOTHING}(?:<!--{_COMMENT_CHARS}-{{0,2}}|<!?-?|\]\s*)?\Z")
_ENTITY = re.compile(r"<!ENTITY\s+(?:%\s+)?([^\s>]+)")


class Prolog(NamedTuple):
    """The header, the tags around a unit that give it the root's namespaces, and whether units may follow."""

    header: Header
    wrapper: tuple[str, str]
    has_body: bool


def read_prolog(scanner: Scanner, door: Door, remarks: Remarks) -> Prolog:
    """Read as far as the first unit.

    Raises FormatError for what is not TMX, and for every internal subset and entity declaration (TMX-06), before
    anything of the body is read.
    """
    take_declaration(scanner)
    skip_miscellany(scanner, door)
    if not take_doctype(scanner, "a TMX memory", "TMX-06"):
        remarks.add("TMX-05", "no DOCTYPE", scanner.place)
    skip_miscellany(scanner, door)
    version, wrapper = _root(scanner, door, remarks)
    skip_miscellany(scanner, door)
    header = Header(version=version)
    if _next_is(scanner, "header"):
        place = scanner.place
        piece = scanner.element()
        header = header_of(door.element(wrapper[0] + piece + wrapper[1], place), version, place, remarks)
        skip_miscellany(scanner, door)
        while _next_is(scanner, "header"):
            remarks.add("TMX-08", "another header: the first one counts", scanner.place)
            door.element(wrapper[0] + scanner.element() + wrapper[1], scanner.place)
            skip_miscellany(scanner, door)
    else:
        remarks.add("TMX-08", "no header: nothing says which language is the source", scanner.place)
    return Prolog(header, wrapper, _enter_body(scanner))


def skip_miscellany(scanner: Scanner, door: Door) -> None:
    """Pass white space, comments and processing instructions, each of them well-formed."""
    while scanner.skip_space():
        if scanner.startswith("<!--"):
            found = scanner.match(COMMENT, "a comment")
        elif scanner.startswith("<?"):
            found = scanner.match(INSTRUCTION, "a processing instruction")
        else:
            return
        place = scanner.place
        piece = scanner.take(found.end())
        door.element("<x/>" + piece, place)


def take_declaration(scanner: Scanner) -> str:
    """The XML declaration at the position, whose encoding the stream has already obeyed; empty without one."""
    if not any(scanner.startswith("<?xml" + space) for space in " \t\n"):
        return ""
    declaration = scanner.match(INSTRUCTION, "the XML declaration")
    if not _DECLARATION.fullmatch(declaration[0]):
        raise FormatError(f'{scanner.place}: the XML declaration is malformed: write `<?xml version="1.0"?>`')
    return scanner.take(declaration.end())


def take_doctype(scanner: Scanner, what: str, rule: str) -> str:
    """The DOCTYPE at the position, which is never followed; empty without one.

    Raises FormatError for what is not XML, saying that it is not `what`, and for every entity declaration and internal
    subset, saying that they break `rule`, unless nothing but comments is in it (`[]`, as .NET writes it).
    """
    if not scanner.startswith("<"):
        raise FormatError(f"{scanner.place}: this is not XML, so not {what}: check which file it is")
    if not scanner.startswith("<!"):
        return ""
    doctype = scanner.match(_DOCTYPE, "the DOCTYPE")
    if doctype[1] == "[":
        inside = doctype.end() - scanner.position
        while _MAY_BE_NO_SUBSET.match(scanner.text, scanner.position + inside) and scanner.read_on():
            pass
        if empty := _NO_SUBSET.match(scanner.text, scanner.position + inside):
            return scanner.take(empty.end())
        while not (entity := _ENTITY.search(scanner.text)) and "]" not in scanner.text and scanner.read_on():
            pass
        named = f"{quoted(entity[1])} is declared" if entity else "an internal subset is declared"
        raise FormatError(
            f"{scanner.place}: {rule}: {named}, but entity declarations are not allowed in {what}: "
            "write the characters themselves and take the declaration out"
        )
    return scanner.take(doctype.end())


def _root(scanner: Scanner, door: Door, remarks: Remarks) -> tuple[str, tuple[str, str]]:
    """The version of TMX, and the tags to put around a unit so that it has the namespaces of the root."""
    place = scanner.place
    tag = scanner.open_tag()
    scanner.take(tag.end())
    root = door.element(f"<{tag[1]}{tag[2].removesuffix('/')}/>", place)
    if local_name(str(root.tag)).lower() != "tmx":
        raise FormatError(f"{place}: the root is {quoted(tag[1])}, expected `tmx`: this is not a TMX memory")
    if tag[2].endswith("/"):
        raise FormatError(f"{place}: TMX-08: the root `tmx` is empty: expected a header and a body")
    version = dict(attributes_of(root)).get("version", "")
    if version not in VERSIONS:
        remarks.add(
            "TMX-07", f"version is {quoted(version)}: write `1.4`" if version else "no version: write `1.4`", place
        )
    if not root.nsmap:
        return version, ("", "")
    remarks.add("TMX-07", "the root declares a namespace: TMX has none", place)
    names = "".join(f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in root.nsmap.items())
    return version, (f"<tmx{names}>", "</tmx>")


def _next_is(scanner: Scanner, name: str) -> bool:
    """Whether an element of this name begins at the position, in any case and under any prefix."""
    if not scanner.startswith("<") or scanner.startswith("</"):
        return False
    return local_name(scanner.open_tag()[1].replace(":", "}")).lower() == name


def _enter_body(scanner: Scanner) -> bool:
    if not _next_is(scanner, "body"):
        raise FormatError(f"{scanner.place}: TMX-08: expected `<body>`: this is not a whole TMX memory")
    tag = scanner.open_tag()
    scanner.take(tag.end())
    return not tag[2].endswith("/")

"""The header of a broken memory: read as ever where that can be done, else repaired, else taken as missing."""

import contextlib
import re
from collections.abc import Callable
from typing import NamedTuple

from corpus import InputError
from tmx.elements import header_of
from tmx.place import Place, Remarks
from tmx.prolog import read_prolog
from tmx.salvage.repair import repaired
from tmx.scan import Scanner
from tmx.unit import Header
from tmx.xml import Door

_ESCAPE = re.compile("[\ud800-\udfff]")
_ENTITY = re.compile(r"<!ENTITY")
_BODY = re.compile(r"<(?:\w+:)?body\b[^<>]*>", re.IGNORECASE)
_HEADER = re.compile(r"<(?:\w+:)?header\b(?:[^<>]*/>|.*?</(?:\w+:)?header\s*>)", re.DOTALL | re.IGNORECASE)
_VERSION = re.compile(r"""<(?:\w+:)?tmx\b[^>]*\bversion\s*=\s*["']([^"']*)""", re.IGNORECASE)
_PARTS = ("creationtool", "creationtoolversion", "segtype", "o_tmf", "adminlang", "srclang", "datatype")

Tell = Callable[[str, str], None]
"""Is told a rule and what was repaired."""


class Prolog(NamedTuple):
    """The header, the tags that give a unit the namespaces of the root, and what stands behind `<body>`."""

    header: Header
    wrapper: tuple[str, str]
    rest: str


def salvaged_prolog(text: str, name: str, door: Door, remarks: Remarks, tell: Tell) -> Prolog:
    """What can be had of all that stands before the first unit.

    Raises FormatError where entities are declared, as reading does: such a file is made to harm, or needs its DTD.
    """
    if escapes := _ESCAPE.findall(text):
        text = _ESCAPE.sub("\ufffd", text)
        tell("TMX-03", f"{len(escapes)} bytes before the first unit cannot be decoded, and are U+FFFD now")
    scanner, own = Scanner(iter([text]), name), Remarks()
    try:
        whole = read_prolog(scanner, door, own)
    except InputError as error:
        if "TMX-06" in str(error) or _ENTITY.search(text):
            raise
        tell("TMX-08", f"before the first unit: {_reason(error, name)}")
        body = _BODY.search(text)
        found = Prolog(_header(text, name, door, own), ("", ""), text[body.end() :] if body else "")
    else:
        end = "" if whole.has_body else "</body>"  # that of `<body/>`
        found = Prolog(whole.header, whole.wrapper, end + scanner.text[scanner.position :])
    for remark in own:
        if remark.rule != "TMX-09":
            remarks.add(remark.rule, remark.message, Place(name, remark.line))
    if missing := [part.replace("_", "-") for part in _PARTS if not getattr(found.header, part)]:
        tell("TMX-09", f"the header lacks {', '.join(missing)}")
    return found


def _header(text: str, name: str, door: Door, remarks: Remarks) -> Header:
    """The header, where it is whole or can be repaired; else one that says nothing but the version."""
    version = _VERSION.search(text)
    header = Header(version=version[1] if version else "")
    if found := _HEADER.search(text):
        with contextlib.suppress(InputError):
            element = door.element(repaired(found[0]).text, Place(name))
            header = header_of(element, header.version, Place(name), remarks)
    return header


def _reason(error: InputError, name: str) -> str:
    return re.sub(rf"^{re.escape(name)}:(?:\d+:)? ", "", str(error))

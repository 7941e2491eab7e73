"""The header, and what a memory says of itself before its first unit."""

import re

from tmx.check.attributes import check_values
from tmx.check.languages import Spellings, check_header_codes
from tmx.check.node import Node, Spot
from tmx.check.report import Report
from tmx.check.rule import Severity
from tmx.check.structure import check_structure
from tmx.check.unit import check_props
from tmx.place import quoted
from tmx.prolog import VERSIONS
from tmx.unit import ALL_LANGUAGES, declared

REQUIRED = ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype")
_AS_1_4 = "write it as 1.4: `duizhao tmx clean --client omegat`"
_REFUSED = VERSIONS - {"1.1", "1.4"}
"""Versions of TMX that OmegaT 6.1 has no schema for."""
OMEGAT, OMEGAT_FORMAT = "OmegaT", "OmegaT TMX"
_SYSTEM = re.compile(r"""tmx(\d)\.?(\d)[a-z]?\.dtd["']""", re.IGNORECASE)
_SUBSET = re.compile(r"\]\s*>\Z")


def check_doctype(doctype: str, version: str, spot: Spot, report: Report) -> None:
    """TMX-05 and 06: a DOCTYPE, empty where there is none, of the version; what declares entities is refused before."""
    named = _SYSTEM.search(doctype)
    wanted = version if version in VERSIONS else "1.4"
    fix = f'write `<!DOCTYPE tmx SYSTEM "tmx{wanted.replace(".", "")}.dtd">`'
    if not doctype:
        report.add("TMX-05", spot, "no DOCTYPE", fix=fix + " before the root")
    elif named is None:
        report.add("TMX-05", spot, f"DOCTYPE {quoted(doctype)} names no DTD of TMX", fix=fix)
    elif f"{named[1]}.{named[2]}" != wanted:
        found = f"DOCTYPE of TMX {named[1]}.{named[2]}, but version {wanted}"
        report.add("TMX-05", spot, found, fix=fix)
    if _SUBSET.search(doctype):
        report.warn("TMX-06", spot, "an internal subset that declares nothing", fix="take out `[` to `]`")


def check_root(root: Node, namespaces: bool, report: Report) -> str:
    """The version of the root as written; TMX-07 and 15."""
    version = root.get("version")
    if namespaces:
        report.add("TMX-07", root.spot, "the root declares a namespace", fix="take `xmlns` out: TMX has none")
    if not root.has("version"):
        report.warn("TMX-07", root.spot, "no version", touched=())
    elif version in VERSIONS - {"1.4"}:
        _check_older(root, version, report)
    elif version != "1.4":
        report.add("TMX-07", root.spot, f"version is {quoted(version)}", fix="write `1.4`")
    if root.name != "tmx":
        report.add("TMX-15", root.spot, f"element {quoted(root.name)}", fix="write its name in small letters")
    for name, _ in root.attributes:
        if name != "version":
            report.add("TMX-15", root.spot, f"{quoted(name)} is not allowed on tmx")
    return version


def _check_older(root: Node, version: str, report: Report) -> None:
    """TMX-07 for what is TMX, but not 1.4: an error to who asks for OmegaT alone, where OmegaT refuses it."""
    if version not in _REFUSED:
        report.warn("TMX-07", root.spot, f"version is `{version}`", fix=_AS_1_4, touched=())
        return
    severity = Severity.ERROR if report.is_only_for("omegat") else Severity.WARNING
    found = f"version is `{version}`: OmegaT 6.1 refuses the whole file"
    report.add("TMX-07", root.spot, found, fix=_AS_1_4, severity=severity)


def check_header(found: Node, version: str, spellings: Spellings, report: Report) -> Node:
    """The header with names in small letters; what is wrong with it is reported."""
    header = check_structure(found, version, report)
    if missing := [name for name in REQUIRED if not header.has(name)]:
        names = ", ".join(missing)
        report.add("TMX-09", header.spot, f"header lacks {names}", fix=f"add {names}")
    check_values(header, report)
    check_props(header, report)
    check_header_codes(header, report)
    if declared(header.get("srclang")) not in ("", ALL_LANGUAGES):
        spellings.check(header.get("srclang"), header.spot, report)
    if header.get("creationtool") == OMEGAT and header.get("o-tmf") != OMEGAT_FORMAT:
        found_format = quoted(header.get("o-tmf"))
        report.add("TMX-12", header.spot, f"creationtool is `OmegaT`, but o-tmf {found_format} is not OmegaT's")
    for ude in header.named("ude"):
        _ude(ude, report)
    return header


def _ude(ude: Node, report: Report) -> None:
    maps = ude.named("map")
    if not ude.has("name"):
        report.add("TMX-38", ude.spot, "ude without name", fix="add its name")
    if not maps:
        report.add("TMX-38", ude.spot, "ude without map", fix="add its maps, or take it out")
    if any(line.has("code") for line in maps) and not ude.has("base"):
        report.add("TMX-38", ude.spot, "ude without base, but with a code in a map", fix="add base, as in `iso-8859-1`")
    for line in maps:
        if not line.has("unicode"):
            report.add("TMX-38", line.spot, "map without unicode", fix='add it, as in `unicode="#x00E9"`')

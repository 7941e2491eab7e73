"""Codes of languages: whether they are well-formed, the shortest, spelt one way, and true of the text."""

import re

from tmx.check.iso639 import TWO_LETTERS
from tmx.check.node import Node, Spot
from tmx.check.report import Report
from tmx.language import cased, client_code, normalise
from tmx.place import quoted
from tmx.profiles.codes import MAX_WORDFAST
from tmx.unit import ALL_LANGUAGES, declared

_WELL_FORMED = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]{2,8}|zh-min(?:-nan)?|art-lojban|cel-gaulish|no-bok|no-nyn|sgn-[a-z]{2}-[a-z]{2}",
    re.IGNORECASE,
)
"""RFC 5646, section 2.1, with the grandfathered tags."""
_NAMES = re.compile(r"[a-z]{4,8}(?:-|$)", re.IGNORECASE)
"""No language is registered under so many letters: it is a name, as `Chinese`."""
_CHINESE = ("zh-CN", "zh-TW")


def is_well_formed(code: str) -> bool:
    """Whether a code is well-formed (BCP 47)."""
    return bool(_WELL_FORMED.fullmatch(code))


def is_language(code: str) -> bool:
    """Whether a code is well-formed, and no name of a language."""
    return is_well_formed(code) and not _NAMES.match(code)


def caseless(code: str) -> str:
    """The form in which codes are compared: `ZH_cn` → `zh-cn`."""
    return code.strip().lower().replace("_", "-")


def better_code(code: str) -> str:
    """What to write for a code that is not well-formed or not the shortest: `zh_CN` → `zh-CN`, `eng-us` → `en-US`."""
    meant = normalise(code)
    if meant == "zh":
        return " or ".join(_CHINESE)
    if meant != code.strip().replace("_", "-") and meant.startswith("zh-"):
        return client_code(meant)
    if _NAMES.match(code) and not _NAMES.match(meant):
        return meant
    first, *rest = re.sub(r"[^A-Za-z0-9-]", "", code.strip().replace("_", "-")).split("-")
    shortest = TWO_LETTERS.get(first.lower(), first.lower())
    return "-".join([shortest, *map(cased, rest)])


def check_code(code: str, spot: Spot, report: Report) -> None:
    """TMX-20 and TMX-21 of a code in `xml:lang`, or in the srclang of a unit."""
    if not is_well_formed(_hyphened(code, report)):
        written = better_code(code)
        fix = f"write `{written}`" if is_well_formed(written) else "write a code as `zh-CN`"
        report.add(
            "TMX-20", spot, f"{quoted(code)} is not a well-formed code" if code else "the code is empty", fix=fix
        )
        return
    first = code.partition("-")[0].lower()
    if first in TWO_LETTERS or _NAMES.match(code):
        meant = better_code(code)
        fix = "" if _NAMES.match(meant) else "write " + " or ".join(f"`{one}`" for one in meant.split(" or "))
        report.add("TMX-21", spot, f"{quoted(code)} is not the two-letter code of the language", fix=fix)


def _hyphened(code: str, report: Report) -> str:
    """The code; for Lokalize alone its `zh_CN`, as KDE names it, is `zh-CN`."""
    return code.replace("_", "-") if report.is_only_for("lokalize") else code


def check_header_codes(header: Node, report: Report) -> None:
    """TMX-11: srclang and adminlang of the header, where they stand."""
    for name in ("srclang", "adminlang"):
        code = header.get(name)
        if header.has(name) and not is_language(_hyphened(code, report)) and (name, code) != ("srclang", ALL_LANGUAGES):
            meant = declared(code) if name == "srclang" and declared(code) != code else better_code(code)
            fix = f"write `{meant}`" if is_language(meant) or meant == ALL_LANGUAGES else ""
            report.add("TMX-11", header.spot, f"{name} {quoted(code)} is not the code of a language", fix=fix)


class Spellings:
    """The first spelling of each code of a memory; another one is reported once."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._told: set[str] = set()
        self._seen: set[str] = set()

    def check(self, code: str, spot: Spot, report: Report) -> None:
        """TMX-23 and TMX-41 of one more code."""
        first = self._first.setdefault(caseless(code), code)
        if code not in self._seen:
            self._seen.add(code)
            _check_client(code, spot, report)
        if first != code and code not in self._told:
            self._told.add(code)
            report.add("TMX-23", spot, f"{quoted(first)} and {quoted(code)}")


def _check_client(code: str, spot: Spot, report: Report) -> None:
    """TMX-41, told only where nobody else shall read the memory: what these clients want is wrong for others."""
    if report.is_only_for("wordfast") and len(code) > MAX_WORDFAST:
        found = f"{quoted(code)}: Wordfast takes codes of {MAX_WORDFAST} characters at most"
        report.add("TMX-41", spot, found, touched=("wordfast",))
    elif report.is_only_for("lokalize") and code != "en" and normalise(code).partition("-")[0] == "en":
        found = f"{quoted(code)}: Lokalize takes a source only under `en`"
        report.add("TMX-41", spot, found, touched=("lokalize",))

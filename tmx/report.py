"""An Info told: as lines for people and as a value for JSON."""

import re

from tmx.inventory import Info, LanguageCount
from tmx.place import Remark


def describe(info: Info) -> list[str]:
    """The lines that `duizhao tmx info` prints."""
    header = info.header
    made = " ".join(filter(None, [header.creationtool, header.creationtoolversion])) or "an unnamed tool"
    lines = [
        f"{info.name}: TMX {header.version or 'without version'}, {info.encoding}, {info.unpacked_bytes:,} bytes",
        f"made by {made}; source language {header.srclang or 'not given'}; units are {header.segtype or 'not named'}",
        f"units {info.units:,}, segments {info.segments:,}",
        *map(_language_line, info.languages),
        f"dates {info.first_date} to {info.last_date}" if info.first_date else "dates: none",
        f"duplicates: {info.repeated:,} units repeat another, {info.rivals:,} translate a source again in other words",
    ]
    lines += [
        f"{title}: {', '.join(f'{name} {count:,}' for name, count in counts)}"
        for title, counts in [("inline codes", info.codes), ("properties", info.props), ("tools", info.tools)]
        if counts
    ]
    lines += [remark_line(info.name, remark) for remark in info.remarks]
    return [re.sub(r"[^\S ]", " ", line) for line in lines]


def remark_line(name: str, remark: Remark) -> str:
    """A remark in one line, with its first place and its count when there is more than one."""
    unit = f" unit {remark.unit}:" if remark.unit else ""
    times = f" ({remark.times:,} times)" if remark.times > 1 else ""
    return f"{name}:{remark.line}:{unit} {remark.rule}: {remark.message}{times}"


def to_json(info: Info) -> dict[str, object]:
    """The value that `duizhao tmx info --format json` prints; its keys are a contract."""
    header = info.header
    return {
        "file": info.name,
        "version": header.version,
        "encoding": info.encoding,
        "bytes": info.unpacked_bytes,
        "header": {
            "creationtool": header.creationtool,
            "creationtoolversion": header.creationtoolversion,
            "segtype": header.segtype,
            "o-tmf": header.o_tmf,
            "adminlang": header.adminlang,
            "srclang": header.srclang,
            "datatype": header.datatype,
            **dict(header.others),
        },
        "units": info.units,
        "segments": info.segments,
        "languages": [language._asdict() for language in info.languages],
        "dates": {"first": info.first_date, "last": info.last_date},
        "duplicates": {"repeated": info.repeated, "rivals": info.rivals},
        "codes": dict(info.codes),
        "props": dict(info.props),
        "tools": dict(info.tools),
        "remarks": [remark._asdict() for remark in info.remarks],
    }


def _language_line(language: LanguageCount) -> str:
    code = language.written or "(no language)"
    meant = "" if language.written == language.language else f" (read as {language.language})"
    return f"  {code}{meant}: {language.units:,} units, {language.characters:,} characters"

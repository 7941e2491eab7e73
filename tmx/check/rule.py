"""The rules that a memory is checked by, and how grave it is to break one."""

from enum import StrEnum
from typing import NamedTuple

CLIENTS = ("omegat", "trados", "memoq", "wordfast", "lokalize")
_EVERY = CLIENTS
_OMEGAT = ("omegat",)


class Severity(StrEnum):
    """ERROR: not TMX 1.4, or a client refuses it; WARNING: valid, but data is lost or misread; NOTE: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(NamedTuple):
    """A rule: its severities (the usual one first), what it asks, what to do where nothing nearer can be said.

    `clients` are those that lose something when it is broken; none where no client is known to.
    """

    id: str
    severities: tuple[Severity, ...]
    asks: str
    fix: str
    clients: tuple[str, ...] = ()


_E, _W, _I = (Severity.ERROR,), (Severity.WARNING,), (Severity.NOTE,)
RULES = {
    rule.id: rule
    for rule in (
        Rule("TMX-01", _E, "well-formed XML 1.0, complete to the end tag; not empty", "repair the place", _EVERY),
        Rule(
            "TMX-02",
            _E,
            "only characters of XML 1.0, raw or as references",
            "`duizhao tmx clean` puts a space there",
            _EVERY,
        ),
        Rule(
            "TMX-03", _E, "the bytes are in the encoding that is declared", "save it as it declares, or UTF-8", _EVERY
        ),
        Rule("TMX-04", _W, "the encoding is UTF-8, UTF-16 or US-ASCII", "save it in UTF-8"),
        Rule(
            "TMX-05",
            _W,
            "a DOCTYPE that fits the version",
            'write `<!DOCTYPE tmx SYSTEM "tmx14.dtd">` before the root',
            _OMEGAT,
        ),
        Rule("TMX-06", _E + _W, "no internal subset and no entity declaration", "write the characters themselves"),
        Rule(
            "TMX-07",
            _E + _W,
            "the root is `tmx` without a namespace, its version 1.4",
            'write `version="1.4"`',
            _OMEGAT,
        ),
        Rule("TMX-08", _E, "in the root one header, then one body", "put a header before the body", _OMEGAT),
        Rule(
            "TMX-09",
            _E,
            "the header has creationtool, creationtoolversion, segtype, o-tmf, adminlang, srclang and datatype",
            "add what is missing",
            _OMEGAT,
        ),
        Rule("TMX-10", _E, "segtype is block, paragraph, sentence or phrase", "write one of these", _OMEGAT),
        Rule("TMX-11", _E, "srclang is `*all*` or the code of a language, adminlang a code", "write a code as `zh-CN`"),
        Rule(
            "TMX-12",
            _W,
            "creationtool is `OmegaT` only where OmegaT wrote the file",
            "name the tool that wrote it: OmegaT takes its own tags for text",
            _OMEGAT,
        ),
        Rule(
            "TMX-13",
            _W,
            "segtype is `sentence` where units are sentences",
            'write `segtype="sentence"`: OmegaT cuts paragraphs once more',
            _OMEGAT,
        ),
        Rule("TMX-14", _E, "notes and props stand before tuv and seg; one seg in a tuv", "move it", _OMEGAT),
        Rule("TMX-15", _E, "only elements and attributes of the DTD, in small letters", "take it out", _OMEGAT),
        Rule(
            "TMX-16", _E + _W, "a unit has variants, in two languages at least", "complete it, or take it out", _EVERY
        ),
        Rule(
            "TMX-17",
            _E,
            "each unit has a variant in its source language, unless that is `*all*`",
            "add it, or correct srclang",
            _OMEGAT,
        ),
        Rule("TMX-18", _W, "one variant a language", "keep one of them, or make two units", _OMEGAT),
        Rule("TMX-19", _E, "`xml:lang` on each tuv; plain `lang` in TMX 1.1 and 1.2 only", "write `xml:lang`", _OMEGAT),
        Rule("TMX-20", _E, "codes of languages are well-formed (BCP 47)", "write hyphens and ASCII letters", _OMEGAT),
        Rule("TMX-21", _W, "the two-letter code of a language where there is one", "write that code", _OMEGAT),
        Rule(
            "TMX-22",
            _W,
            "Chinese is in the script that its code says",
            "correct the code: `duizhao tmx relang`",
            _EVERY,
        ),
        Rule("TMX-23", _W, "one spelling for each code, in srclang and xml:lang", "write one: `duizhao tmx relang`"),
        Rule(
            "TMX-24",
            _E + _W,
            "in a seg only text, bpt, ept, it, ph and hi; sub inside a code only; ut is deprecated",
            "write bpt and ept, or ph",
            _OMEGAT,
        ),
        Rule("TMX-25", _E, "bpt and ept have `i` and pair by it within a seg, bpt first", "complete the pair", _OMEGAT),
        Rule("TMX-26", _E, "it has `pos`, begin or end", 'write `pos="begin"` or `pos="end"`', _OMEGAT),
        Rule(
            "TMX-27",
            _E + _W,
            "`x` is a number, once for each element of a tuv, and the same in all variants",
            "number the codes alike",
        ),
        Rule("TMX-28", _W, "no hi", "take the tags of hi off and keep its text", ("omegat", "lokalize")),
        Rule(
            "TMX-29",
            _W,
            "no white space at the ends of a seg, no line break inside",
            "`duizhao tmx clean` takes it off: white space is content",
            _OMEGAT,
        ),
        Rule("TMX-30", _W, "a seg has words", "translate it, or `duizhao tmx clean` drops the unit", _EVERY),
        Rule("TMX-31", _E + _W, "dates are `YYYYMMDDThhmmssZ`, and creation is not after change", "write it so"),
        Rule("TMX-32", _E, "usagecount is a whole number, 0 or more", "write a number, or take it out"),
        Rule("TMX-33", _W, "a tuid has no white space and stands once", "give each unit its own, or none", _OMEGAT),
        Rule("TMX-34", _E + _W, "props and notes hold text only, and own types of props begin with x-", "", _OMEGAT),
        Rule(
            "TMX-35",
            _W,
            "what OmegaT shall show stands on the unit, in one note",
            "move it to the unit: `duizhao tmx clean --client omegat`",
            _OMEGAT,
        ),
        Rule(
            "TMX-36",
            _W + _I,
            "one translation for each source",
            "choose one: `duizhao tmx dedupe --by source`",
            _OMEGAT,
        ),
        Rule("TMX-37", _W, "text is in Unicode's form C", "`duizhao tmx clean` writes it so", _OMEGAT),
        Rule("TMX-38", _E, "an ude has a name and maps, and a base where a map has a code", "add it"),
        Rule(
            "TMX-39", _I, "no sign that text was decoded wrongly", "look it up in the original: text was lost earlier"
        ),
        Rule(
            "TMX-40",
            _W,
            "no segment is longer than the client takes",
            "split the unit: the client cuts or refuses it",
            ("wordfast",),
        ),
        Rule(
            "TMX-41",
            _W,
            "codes of languages are those of the client that alone is asked for: `en` for Lokalize, five characters at"
            " most for Wordfast",
            "`duizhao tmx clean --client` writes them so",
            ("wordfast", "lokalize"),
        ),
        Rule(
            "TMX-42",
            _W,
            "no inline codes, where Lokalize alone is asked for",
            "take them off: `duizhao tmx clean --client lokalize`",
            ("lokalize",),
        ),
    )
}
"""By id; the order is that of tmx.md and of the page docs/checks.md."""

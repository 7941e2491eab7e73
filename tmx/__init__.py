"""TranslationUnits to and from TMX and its neighbours, streaming and checked."""

from tmx.bitext import bitext
from tmx.content import Code, Content, plain, tags
from tmx.info import Info, info
from tmx.language import client_code, matching, normalise
from tmx.place import Remark
from tmx.provenance import (
    Duplicates,
    LeftOut,
    Selection,
    alignment_header,
    alignment_units,
    memory_header,
    select_beads,
)
from tmx.read import TmxReader, read_tmx
from tmx.report import describe
from tmx.report import to_json as info_json
from tmx.unit import Header, Note, Prop, TranslationUnit, Variant
from tmx.write import write_tmx

__all__ = [
    "Code",
    "Content",
    "Duplicates",
    "Header",
    "Info",
    "LeftOut",
    "Note",
    "Prop",
    "Remark",
    "Selection",
    "TmxReader",
    "TranslationUnit",
    "Variant",
    "alignment_header",
    "alignment_units",
    "bitext",
    "client_code",
    "describe",
    "info",
    "info_json",
    "matching",
    "memory_header",
    "normalise",
    "plain",
    "read_tmx",
    "select_beads",
    "tags",
    "write_tmx",
]

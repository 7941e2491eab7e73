"""TranslationUnits to and from TMX and its neighbours, streaming and checked."""

from tmx.bitext import bitext
from tmx.content import Code, Content, plain, tags
from tmx.exchange.memory import memory_units
from tmx.info import Info, info
from tmx.language import client_code, matching, normalise
from tmx.loss import Loss, Losses
from tmx.place import Remark
from tmx.po.read import PoReader, read_po
from tmx.po.write import write_po
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
from tmx.xliff.fill import fill_xliff
from tmx.xliff.filling import Filling
from tmx.xliff.match import Match, MatchKind
from tmx.xliff.read import XliffReader, read_xliff
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21

__all__ = [
    "Code",
    "Content",
    "Duplicates",
    "Filling",
    "Header",
    "Info",
    "LeftOut",
    "Loss",
    "Losses",
    "Match",
    "MatchKind",
    "Note",
    "PoReader",
    "Prop",
    "Remark",
    "Selection",
    "TmxReader",
    "TranslationUnit",
    "Variant",
    "XliffReader",
    "alignment_header",
    "alignment_units",
    "bitext",
    "client_code",
    "describe",
    "fill_xliff",
    "info",
    "info_json",
    "matching",
    "memory_header",
    "memory_units",
    "normalise",
    "plain",
    "read_po",
    "read_tmx",
    "read_xliff",
    "select_beads",
    "tags",
    "write_po",
    "write_tmx",
    "write_xliff12",
    "write_xliff21",
]

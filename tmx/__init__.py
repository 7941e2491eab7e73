"""TranslationUnits to and from TMX and its neighbours, streaming and checked."""

from tmx.bitext import bitext
from tmx.content import Code, Content, plain, tags
from tmx.convert import FORMATS, Counted, Format, fit_for, format_of, one_pair
from tmx.exchange.memory import memory_units
from tmx.info import Info, info
from tmx.language import client_code, matching, normalise
from tmx.loss import Loss, Losses
from tmx.pairs import read_pairs
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
from tmx.report import describe, remark_line
from tmx.report import to_json as info_json
from tmx.table.edits import Edits
from tmx.table.moses import write_moses
from tmx.table.reading import Memory
from tmx.table.review import write_docx
from tmx.table.settings import HeaderRow, TableSettings
from tmx.table.spreadsheet import write_xlsx
from tmx.unit import Header, Note, Prop, TranslationUnit, Variant
from tmx.write import write_tmx
from tmx.xliff.fill import fill_xliff
from tmx.xliff.filling import Filling
from tmx.xliff.match import Match, MatchKind
from tmx.xliff.read import XliffReader, read_xliff
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21

__all__ = [
    "FORMATS",
    "Code",
    "Content",
    "Counted",
    "Duplicates",
    "Edits",
    "Filling",
    "Format",
    "Header",
    "HeaderRow",
    "Info",
    "LeftOut",
    "Loss",
    "Losses",
    "Match",
    "MatchKind",
    "Memory",
    "Note",
    "PoReader",
    "Prop",
    "Remark",
    "Selection",
    "TableSettings",
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
    "fit_for",
    "format_of",
    "info",
    "info_json",
    "matching",
    "memory_header",
    "memory_units",
    "normalise",
    "one_pair",
    "plain",
    "read_pairs",
    "read_po",
    "read_tmx",
    "read_xliff",
    "remark_line",
    "select_beads",
    "tags",
    "write_docx",
    "write_moses",
    "write_po",
    "write_tmx",
    "write_xliff12",
    "write_xliff21",
    "write_xlsx",
]

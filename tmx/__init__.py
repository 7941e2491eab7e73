"""TranslationUnits to and from TMX and its neighbours, streaming and checked."""

from tmx.bitext import bitext
from tmx.content import Code, Content, plain, tags
from tmx.convert import FORMATS, Counted, Format, format_of, one_pair
from tmx.info import Info, info
from tmx.language import client_code, matching, normalise
from tmx.loss import Loss, Losses
from tmx.pairs import read_pairs
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

__all__ = [
    "FORMATS",
    "Code",
    "Content",
    "Counted",
    "Duplicates",
    "Edits",
    "Format",
    "Header",
    "HeaderRow",
    "Info",
    "LeftOut",
    "Loss",
    "Losses",
    "Memory",
    "Note",
    "Prop",
    "Remark",
    "Selection",
    "TableSettings",
    "TmxReader",
    "TranslationUnit",
    "Variant",
    "alignment_header",
    "alignment_units",
    "bitext",
    "client_code",
    "describe",
    "format_of",
    "info",
    "info_json",
    "matching",
    "memory_header",
    "normalise",
    "one_pair",
    "plain",
    "read_pairs",
    "read_tmx",
    "remark_line",
    "select_beads",
    "tags",
    "write_docx",
    "write_moses",
    "write_tmx",
    "write_xlsx",
]

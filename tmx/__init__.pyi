"""TranslationUnits to and from TMX and its neighbours, streaming and checked."""

from tmx.check.breach import Breach, breach_json, breach_line
from tmx.check.check import Check, CheckCounts, check_counts_json, check_counts_line
from tmx.check.rule import CLIENTS, RULES, Rule, Severity
from tmx.container import gzipped
from tmx.content import Code, Content, plain, tags
from tmx.convert import FORMATS, Counted, Format, fit_for, format_of, one_pair
from tmx.exchange.memory import legal_units, memory_units
from tmx.facts import CONTEXT
from tmx.inventory import Info, info
from tmx.language import client_code, matching, normalise, sides
from tmx.loss import Loss, Losses
from tmx.operations.anonymise import Anonymiser, Names
from tmx.operations.clean import CONTROLS, CleanSettings, Step, Tags, clean
from tmx.operations.condition import Clause, condition
from tmx.operations.dedupe import DedupeSettings, Keep, Scope, Survivors
from tmx.operations.diff import Comparison, DiffCounts, Difference, Kind, Version
from tmx.operations.diffreport import (
    diff_counts_json,
    diff_counts_line,
    difference_json,
    difference_lines,
    difference_unit,
)
from tmx.operations.fields import FIELDS, TermFound
from tmx.operations.filter import meeting
from tmx.operations.keys import Compared
from tmx.operations.relang import bcp47, relang, renaming
from tmx.operations.rescript import with_script
from tmx.operations.sort import Order, sorted_tmx
from tmx.operations.split import (
    Parts,
    Placed,
    in_pairs,
    parts_by_count,
    parts_by_document,
    parts_by_language,
    parts_by_prop,
    parts_by_size,
)
from tmx.pairs import read_pairs
from tmx.parallel import bitext
from tmx.place import Remark
from tmx.po.read import PoReader, read_po
from tmx.po.write import write_po
from tmx.profiles.profile import PROFILES, Level, Profile
from tmx.provenance import (
    Duplicates,
    LeftOut,
    Selection,
    alignment_header,
    alignment_units,
    memory_header,
    select_beads,
)
from tmx.read import Source, TmxReader, read_memories, read_tmx
from tmx.report import describe, remark_line
from tmx.report import to_json as info_json
from tmx.salvage.finding import (
    Finding,
    Outcome,
    SalvageCounts,
    finding_json,
    finding_line,
    reject_bytes,
    salvage_counts_json,
    salvage_counts_line,
)
from tmx.salvage.read import SalvageReader
from tmx.segments import document_units
from tmx.stretches import Units, UnitsAlike, n_units, with_values
from tmx.table.edits import Edits
from tmx.table.moses import write_moses
from tmx.table.reading import Memory
from tmx.table.review import write_docx
from tmx.table.settings import HeaderRow, TableSettings
from tmx.table.sheets import Cell, Sheet, workbook
from tmx.table.spreadsheet import write_xlsx
from tmx.table.workbook import xlsx_rows
from tmx.tally import Counts, Tally, counts_json, counts_lines
from tmx.unit import Header, Note, Prop, TranslationUnit, Variant
from tmx.write import write_tmx
from tmx.xliff.fill import fill_xliff
from tmx.xliff.filling import Filling
from tmx.xliff.match import Match, MatchKind
from tmx.xliff.read import XliffReader, read_xliff
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21
from tmx.xml import ILLEGAL

__all__ = [
    "CLIENTS",
    "CONTEXT",
    "CONTROLS",
    "FIELDS",
    "FORMATS",
    "ILLEGAL",
    "PROFILES",
    "RULES",
    "Anonymiser",
    "Breach",
    "Cell",
    "Check",
    "CheckCounts",
    "Clause",
    "CleanSettings",
    "Code",
    "Compared",
    "Comparison",
    "Content",
    "Counted",
    "Counts",
    "DedupeSettings",
    "DiffCounts",
    "Difference",
    "Duplicates",
    "Edits",
    "Filling",
    "Finding",
    "Format",
    "Header",
    "HeaderRow",
    "Info",
    "Keep",
    "Kind",
    "LeftOut",
    "Level",
    "Loss",
    "Losses",
    "Match",
    "MatchKind",
    "Memory",
    "Names",
    "Note",
    "Order",
    "Outcome",
    "Parts",
    "Placed",
    "PoReader",
    "Profile",
    "Prop",
    "Remark",
    "Rule",
    "SalvageCounts",
    "SalvageReader",
    "Scope",
    "Selection",
    "Severity",
    "Sheet",
    "Source",
    "Step",
    "Survivors",
    "TableSettings",
    "Tags",
    "Tally",
    "TermFound",
    "TmxReader",
    "TranslationUnit",
    "Units",
    "UnitsAlike",
    "Variant",
    "Version",
    "XliffReader",
    "alignment_header",
    "alignment_units",
    "bcp47",
    "bitext",
    "breach_json",
    "breach_line",
    "check_counts_json",
    "check_counts_line",
    "clean",
    "client_code",
    "condition",
    "counts_json",
    "counts_lines",
    "describe",
    "diff_counts_json",
    "diff_counts_line",
    "difference_json",
    "difference_lines",
    "difference_unit",
    "document_units",
    "fill_xliff",
    "finding_json",
    "finding_line",
    "fit_for",
    "format_of",
    "gzipped",
    "in_pairs",
    "info",
    "info_json",
    "legal_units",
    "matching",
    "meeting",
    "memory_header",
    "memory_units",
    "n_units",
    "normalise",
    "one_pair",
    "parts_by_count",
    "parts_by_document",
    "parts_by_language",
    "parts_by_prop",
    "parts_by_size",
    "plain",
    "read_memories",
    "read_pairs",
    "read_po",
    "read_tmx",
    "read_xliff",
    "reject_bytes",
    "relang",
    "remark_line",
    "renaming",
    "salvage_counts_json",
    "salvage_counts_line",
    "select_beads",
    "sides",
    "sorted_tmx",
    "tags",
    "with_script",
    "with_values",
    "workbook",
    "write_docx",
    "write_moses",
    "write_po",
    "write_tmx",
    "write_xliff12",
    "write_xliff21",
    "write_xlsx",
    "xlsx_rows",
]

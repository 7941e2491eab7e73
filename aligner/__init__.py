"""Two Documents in, one Alignment with calibrated confidence out."""

from aligner.align import align
from aligner.bead import Alignment, Bead, Rung, Status, rungs_of
from aligner.bitext import learn
from aligner.cache import dictionary_name, open_dictionary
from aligner.coverage import Coverage, Explained, Parts, coverage
from aligner.dictionary import Dictionary
from aligner.each import Each, in_two_processes, one_by_one
from aligner.encoders.choice import open_encoder, open_encoders, vector_files
from aligner.encoders.encoder import Encode, Encoder
from aligner.encoders.hub import loaded_model, missing_package, model_folder
from aligner.evaluate import Counts, Quality, counted
from aligner.formats.beads_file import judged_files, read_beads
from aligner.formats.index_list import index_list_lines, read_index_list
from aligner.formats.jsonl import jsonl_lines, read_jsonl
from aligner.formats.ladder import ladder_lines, read_fixed, read_ladder
from aligner.formats.lexicon_file import lexicon_lines, read_lexicon
from aligner.formats.row import Row, rows_of
from aligner.formats.table import csv_lines, read_csv, read_tsv, tsv_lines
from aligner.formats.text import text_lines
from aligner.gold import read_gold
from aligner.learned import NOTHING, LearnedLexicon, merged
from aligner.page import page
from aligner.page.mark import Mark, Marker, unmarked
from aligner.page.summary import Summary, summary_of
from aligner.progress import Progress, silent
from aligner.settings import Mode, Settings, shipped_settings
from aligner.terms import lexicon_of_terms
from aligner.together import Outcome, align_each, align_together
from aligner.training import encoded_golds, judged, judged_unaided, left_out, lessons, trained
from aligner.weights import Weights, symmetric, weights_file, weights_text

__all__ = [
    "NOTHING",
    "Alignment",
    "Bead",
    "Counts",
    "Coverage",
    "Dictionary",
    "Each",
    "Encode",
    "Encoder",
    "Explained",
    "LearnedLexicon",
    "Mark",
    "Marker",
    "Mode",
    "Outcome",
    "Parts",
    "Progress",
    "Quality",
    "Row",
    "Rung",
    "Settings",
    "Status",
    "Summary",
    "Weights",
    "align",
    "align_each",
    "align_together",
    "counted",
    "coverage",
    "csv_lines",
    "dictionary_name",
    "encoded_golds",
    "in_two_processes",
    "index_list_lines",
    "jsonl_lines",
    "judged",
    "judged_files",
    "judged_unaided",
    "ladder_lines",
    "learn",
    "left_out",
    "lessons",
    "lexicon_lines",
    "lexicon_of_terms",
    "loaded_model",
    "merged",
    "missing_package",
    "model_folder",
    "one_by_one",
    "open_dictionary",
    "open_encoder",
    "open_encoders",
    "page",
    "read_beads",
    "read_csv",
    "read_fixed",
    "read_gold",
    "read_index_list",
    "read_jsonl",
    "read_ladder",
    "read_lexicon",
    "read_tsv",
    "rows_of",
    "rungs_of",
    "shipped_settings",
    "silent",
    "summary_of",
    "symmetric",
    "text_lines",
    "trained",
    "tsv_lines",
    "unmarked",
    "vector_files",
    "weights_file",
    "weights_text",
]

"""Files in, clean Documents of Segments out, with the way back to the original characters."""

from corpus.archive import Archive
from corpus.binary import refuse_binary
from corpus.cedict import Entry, cedict_file, parse_cedict, plain_sense, shipped_cedict, shipped_name
from corpus.cells import RAW, SAFE, Cells, formula_restored, formula_safe, tab_escaped, tab_unescaped
from corpus.closing import Closing
from corpus.document import (
    Document,
    Encoding,
    Metadata,
    Reading,
    Region,
    RegionKind,
    Repair,
    RepairKind,
    Script,
    Segment,
    Span,
)
from corpus.doors import lazy_door
from corpus.encoding import codec_of, decode, detect
from corpus.errors import (
    DuizhaoError,
    EncodingError,
    FormatError,
    InputError,
    LanguageError,
    LimitError,
    OutputError,
    UnreadableError,
)
from corpus.files import FILE_LIMIT, file_name, read_file, refuse_special, visible
from corpus.folding import HAN, Folded, fold, fold_key, fold_script
from corpus.helper import Helper
from corpus.helping import can_be_helped
from corpus.lines import lines_of
from corpus.manifest import ListedPair, is_list_of_pairs, listed_pairs
from corpus.output import Existing, Write, refuse_same_file, write_atomically, write_together
from corpus.pair import read_line_pair, read_pair, read_sides
from corpus.pattern import UserPattern
from corpus.punctuation import is_wide
from corpus.quantities import may_count, number_places, numbers
from corpus.quantities.quantity import Quantity, QuantityKind, comparable
from corpus.reading import ReadSettings, decode_text, read, read_bytes, read_lines
from corpus.script import conversion, language_of, script_of, to_script
from corpus.sentences import split_sentences
from corpus.sentences.splitter import srx_splitter
from corpus.show import show as reading_lines
from corpus.show import to_json as reading_json
from corpus.subwords import SubwordModel, read_subwords, train_subwords
from corpus.tokens import ENGLISH_TOKENISER, EnglishWord, EnglishWords, english_stems, english_words_with_stems
from corpus.tokens_plain import number_tokens, plain_tokens
from corpus.units import text_units, unit_tokeniser
from corpus.variants import WORDS
from corpus.xml import line_of, read_xml

__all__ = [
    "ENGLISH_TOKENISER",
    "FILE_LIMIT",
    "HAN",
    "RAW",
    "SAFE",
    "WORDS",
    "Archive",
    "Cells",
    "Closing",
    "Document",
    "DuizhaoError",
    "Encoding",
    "EncodingError",
    "EnglishWord",
    "EnglishWords",
    "Entry",
    "Existing",
    "Folded",
    "FormatError",
    "Helper",
    "InputError",
    "LanguageError",
    "LimitError",
    "ListedPair",
    "Metadata",
    "OutputError",
    "Quantity",
    "QuantityKind",
    "ReadSettings",
    "Reading",
    "Region",
    "RegionKind",
    "Repair",
    "RepairKind",
    "Script",
    "Segment",
    "Span",
    "SubwordModel",
    "UnreadableError",
    "UserPattern",
    "Write",
    "can_be_helped",
    "cedict_file",
    "codec_of",
    "comparable",
    "conversion",
    "decode",
    "decode_text",
    "detect",
    "english_stems",
    "english_words_with_stems",
    "file_name",
    "fold",
    "fold_key",
    "fold_script",
    "formula_restored",
    "formula_safe",
    "is_list_of_pairs",
    "is_wide",
    "language_of",
    "lazy_door",
    "line_of",
    "lines_of",
    "listed_pairs",
    "may_count",
    "number_places",
    "number_tokens",
    "numbers",
    "parse_cedict",
    "plain_sense",
    "plain_tokens",
    "read",
    "read_bytes",
    "read_file",
    "read_line_pair",
    "read_lines",
    "read_pair",
    "read_sides",
    "read_subwords",
    "read_xml",
    "reading_json",
    "reading_lines",
    "refuse_binary",
    "refuse_same_file",
    "refuse_special",
    "script_of",
    "shipped_cedict",
    "shipped_name",
    "split_sentences",
    "srx_splitter",
    "tab_escaped",
    "tab_unescaped",
    "text_units",
    "to_script",
    "train_subwords",
    "unit_tokeniser",
    "visible",
    "write_atomically",
    "write_together",
]

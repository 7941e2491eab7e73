"""The compiled dictionary in the user's cache: opened where it is there, made where it is not."""

from hashlib import sha256
from pathlib import Path

from aligner.cedict import cedict_file, parse_cedict, shipped_cedict, shipped_name
from aligner.dictionary import CACHE_FORMAT, Dictionary, compile_dictionary, load_dictionary, save_dictionary
from aligner.progress import Progress, silent
from aligner.sides import TOKENISER


def dictionary_name(cedict: Path | None = None) -> str:
    """Which dictionary is meant: the shipped one, or a file with the beginning of its digest."""
    return shipped_name() if cedict is None else f"{cedict.name}#sha256:{sha256(cedict_file(cedict)).hexdigest()[:12]}"


def open_dictionary(cache: Path, cedict: Path | None = None, progress: Progress = silent) -> Dictionary:
    """The shipped dictionary, or the user's own `cedict_ts.u8`; compiled below the folder `cache` at first use.

    Raises FormatError for a file that is not CC-CEDICT, OutputError where the cache cannot be written.
    """
    name = dictionary_name(cedict)
    key = sha256(f"{CACHE_FORMAT}|{TOKENISER}|{name}".encode()).hexdigest()[:16]
    folder = cache / f"dictionary-{key}"
    if not folder.is_dir():
        progress("compiling the dictionary (first use only)", 0.0)
        text = (shipped_cedict() if cedict is None else cedict_file(cedict)).decode("utf-8")
        save_dictionary(compile_dictionary(parse_cedict(text, name), name), folder)
        progress("compiling the dictionary (first use only)", 1.0)
    return load_dictionary(folder)

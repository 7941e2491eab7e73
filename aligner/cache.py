"""The compiled dictionary in the user's cache: opened where it is there, made where it is not."""

import shutil
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from aligner.dictionary import CACHE_FORMAT, Dictionary, compile_dictionary, load_dictionary, save_dictionary
from aligner.progress import Progress, silent
from aligner.tokens import TOKENISER
from corpus import EncodingError, cedict_file, parse_cedict, shipped_cedict, shipped_name


def dictionary_name(cedict: Path | None = None) -> str:
    """Which dictionary is meant: the shipped one, or a file with the beginning of its digest."""
    return shipped_name() if cedict is None else f"{cedict.name}#sha256:{sha256(cedict_file(cedict)).hexdigest()[:12]}"


def open_dictionary(cache: Path, cedict: Path | None = None, progress: Progress = silent) -> Dictionary:
    """The shipped dictionary, or the user's own `cedict_ts.u8`; compiled below the folder `cache` at first use.

    What is broken there is made again; where nothing can be written, it is compiled on every run. Raises
    UnreadableError, EncodingError or FormatError for a file that is not CC-CEDICT.
    """
    name = dictionary_name(cedict)
    stemming = f"Snowball {version('PyStemmer')}, opencc {version('opencc')}"
    key = sha256(f"{CACHE_FORMAT}|{TOKENISER}|{stemming}|{name}".encode()).hexdigest()[:16]
    folder = cache / f"dictionary-{key}"
    with suppress(OSError, EOFError, ValueError, LookupError, TypeError):
        return load_dictionary(folder)
    progress("compiling the dictionary (first use only)", 0.0)
    dictionary = compile_dictionary(parse_cedict(_text(cedict), name), name)
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # a cache that cannot be kept costs seconds, not the work
        save_dictionary(dictionary, folder)
    progress("compiling the dictionary (first use only)", 1.0)
    return dictionary


def _text(cedict: Path | None) -> str:
    data = shipped_cedict() if cedict is None else cedict_file(cedict)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EncodingError(f"{cedict}: not UTF-8 at byte {error.start}: CC-CEDICT comes in UTF-8") from error

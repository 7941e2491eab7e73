"""The encoding of a broken memory: as `tmx.stream` tells it, but for a label that the bytes belie."""

import codecs

from corpus import Encoding, EncodingError, detect
from tmx.stream import sniff


def true_encoding(head: bytes, name: str) -> tuple[Encoding, int]:
    """The encoding from the first bytes, some megabytes, and how many of them are its BOM; `doubt` says what belies it.

    A label is not believed where it cannot read these bytes and another encoding can, nor where it names an older
    encoding and all bytes above ASCII are UTF-8.
    """
    try:
        labelled, bom = sniff(head, name)
    except EncodingError as error:
        what = str(error).removeprefix(f"{name}:1: ").partition(": ")[0]
        labelled, bom = Encoding("utf-8", "default", f"{what}: read as UTF-8"), 0
    if labelled.how in ("BOM", "bytes") or head.isascii():
        return labelled, bom
    if _reads(head, "utf-8"):
        true = "utf-8"
    elif _reads(head, labelled.name):
        return labelled, bom
    else:
        true = _detected(head, name)
    if true == labelled.name or (true == "utf-8" and labelled.name == "ascii"):
        return Encoding(true, labelled.how, labelled.doubt), bom
    return Encoding(true, "bytes", f"labelled {labelled.name.upper()}, but the bytes are {true.upper()}"), bom


def _reads(head: bytes, codec: str) -> bool:
    """Whether the bytes are in an encoding, but for a character cut off at their end."""
    try:
        codecs.getincrementaldecoder(codec)().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _detected(head: bytes, name: str) -> str:
    try:
        return detect(head, name).name
    except EncodingError:
        return "utf-8"

"""Bytes to characters: the whole file is looked at, decoding is strict, and "cannot tell" is an answer."""

import codecs
import re
from typing import NamedTuple

from corpus.binary import nuls
from corpus.document import Encoding
from corpus.errors import EncodingError
from corpus.frequent import plausibility

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""Labels that files carry although they hold characters of the larger set."""

_LABELS = {
    **dict.fromkeys(("csgb2312", "gb_2312", "gb_2312-80"), "gb2312"),
    **dict.fromkeys(("x-gbk", "windows-936"), "gbk"),
    **dict.fromkeys(("gb18030-2005", "gb18030-2022"), "gb18030"),
    **dict.fromkeys(("cn-big5", "x-x-big5", "windows-950"), "big5"),
}
"""Labels of IANA, Windows and the web that Python does not know."""

_SCORED = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_ERRORS = ("strict", "replace")
_TELLING = 0.2
"""The least plausibility of a guess, and its least lead over the next: below is "cannot tell"."""
_LEAD = 0.02
_CUT_LEAD = 0.2
_CONTINUATION = bytes(range(0x80, 0xC0))


def codec_of(label: str) -> str:
    """Python's name of the encoding with this label, in any case; empty for an unknown one."""
    try:
        return codecs.lookup(_LABELS.get(label.lower(), label)).name
    except (LookupError, ValueError):
        return ""


class _Guess(NamedTuple):
    """An encoding, how it was found, what speaks against it, and how many bytes of a cut-off character lead."""

    name: str
    how: str
    doubt: str = ""
    cut: int = 0


def decode(data: bytes, name: str, given: str | None = None, errors: str = "strict") -> tuple[str, Encoding]:
    """The text of `data` without its byte order mark, and how it was decoded.

    `given` overrules everything that is found; `errors` is `strict` or `replace`, which counts what it replaced in
    `Encoding.doubt`. Raises EncodingError with the byte offset where decoding stops, or when nothing fits well.
    """
    if errors not in _ERRORS:
        raise EncodingError(f"{name}: unknown way with encoding errors {errors!r}: use strict or replace")
    guess = _Guess(_codec(given, name), "given") if given else _guess(data, name)
    start = next((len(bom) for bom, codec in _BOMS if codec == guess.name and data.startswith(bom)), guess.cut)
    if guess.cut and errors == "strict":
        raise _undecodable(data, 0, guess, name)
    try:
        text = "\ufffd" * guess.cut + data[start:].decode(guess.name, errors)
    except UnicodeDecodeError as error:
        raise _undecodable(data, start + error.start, guess, name) from None
    doubts = [guess.doubt] * bool(guess.doubt)
    if errors == "replace" and "\ufffd" in text:
        doubts.append(f"{text.count(chr(0xFFFD))} characters could not be decoded and are U+FFFD now")
    return text, Encoding(guess.name, guess.how, "; ".join(doubts))


def detect(data: bytes, name: str) -> Encoding:
    """The encoding of `data` and how it was found: BOM, UTF-8, NUL pattern, score of frequent characters.

    A character cut off at either end does not count against an encoding here; `decode` will name it. Raises
    EncodingError when no encoding fits, or two fit alike.
    """
    guess = _guess(data, name)
    return Encoding(guess.name, guess.how, guess.doubt)


def _guess(data: bytes, name: str) -> _Guess:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _Guess(codec, "BOM")
    if any(nuls(data)):
        return _utf16(data)
    whole = _whole_characters(data)
    text = _partial(whole, "utf-8")
    if text is not None and (len(whole) == len(data) or not text.isascii()):
        return _Guess("utf-8", "UTF-8")
    if _is_nearly_utf8(data):
        return _Guess("utf-8", "UTF-8", "not all of it is UTF-8")
    (best, cut, codec), (second, _, _) = sorted((_score(data, codec) for codec in _SCORED), reverse=True)[:2]
    if best < _TELLING or best - second < _LEAD:
        raise EncodingError(f"{name}: cannot tell the encoding: name it with --encoding")
    doubt = "" if best - second >= 3 * _LEAD else f"another encoding fits nearly as well ({best:.2f} to {second:.2f})"
    return _Guess(codec, "frequent characters", doubt, cut)


def _utf16(data: bytes) -> _Guess:
    """Zero bytes give UTF-16 away, and Latin text its byte order; a text from mid-file may begin with half a unit."""
    even, odd = nuls(data)
    by_nuls = "utf-16-le" if odd > even else "utf-16-be"
    (best, cut, codec), (second, _, _) = sorted((_score(data, codec) for codec in _SCORED[2:]), reverse=True)
    if best >= _TELLING and best - second >= _LEAD:
        return _Guess(codec, "NUL pattern", "", cut)
    return _Guess(by_nuls, "NUL pattern")


def _codec(given: str, name: str) -> str:
    codec = codec_of(given)
    try:
        "x".encode(codec)  # refuses codecs between bytes, such as hex
    except LookupError:
        raise EncodingError(f"{name}: unknown encoding {given!r}: use utf-8, gb18030, big5 or utf-16") from None
    return _WIDER.get(codec, "utf-8" if codec == "utf-8-sig" else codec)


def _undecodable(data: bytes, offset: int, guess: _Guess, name: str) -> EncodingError:
    found = " ".join(f"{byte:02X}" for byte in data[offset : offset + 4])
    return EncodingError(
        f"{name}: byte {offset}: {found} is not {guess.name.upper()} ({guess.how}): "
        "name another with --encoding, or use --encoding-errors replace"
    )


def _whole_characters(data: bytes) -> bytes:
    """`data` without up to three bytes at the start that continue a UTF-8 character cut off by a cut from mid-file."""
    return data[:3].lstrip(_CONTINUATION) + data[3:]


def _partial(data: bytes, codec: str) -> str | None:
    """`data` decoded as far as a cut-off last character; None when it is not in `codec`."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(data, final=False)
    except UnicodeDecodeError:
        return None


def _score(data: bytes, codec: str) -> tuple[float, int, str]:
    """The plausibility of what `codec` makes of `data`, read from its first or, cut in mid-character, second byte."""
    whole, cut = (plausibility(_partial(data[start:], codec) or "") for start in (0, 1))
    return (cut, 1, codec) if cut > whole + _CUT_LEAD else (whole, 0, codec)


_UTF8_RUNS = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether nearly all bytes above ASCII stand in well-formed UTF-8: then the error has an offset worth naming."""
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    inside = sum(len(run) for run in _UTF8_RUNS.findall(data))
    return inside >= 0.8 * high

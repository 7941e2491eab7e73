"""Where a stretch of text ends for a reader: stops, closing marks, characters written without spaces."""

import re

from corpus.folding import HAN

CLOSERS = "”’」』）》〉】〕］)]}\"'"
STOPS = "。！？!?…"
_PAUSES = "；：;:"
_WIDE = re.compile(rf"[{HAN}、-〄〈-】〔-〟！-｠—…“”‘’·①-⑳]")
_HAN = re.compile(f"[{HAN}]")
_FULL_STOP = re.compile(r"[^\s.] ?\.{1,6}[\"'”’)\]]*$")


def is_wide(char: str) -> bool:
    """Whether `char` is Han or Chinese punctuation, beside which a line end stands for no space."""
    return bool(_WIDE.match(char))


def closes(text: str) -> bool:
    """Whether `text` ends with closing punctuation: 。！？；：…, their ASCII forms, a full stop, a closing mark."""
    last = text[-1:]
    return (bool(last) and last in STOPS + _PAUSES + CLOSERS) or bool(_FULL_STOP.search(text))


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends where `text` ends; a closing mark counts only after a stop or around a whole bracket."""
    bare = text.rstrip(CLOSERS)
    if bare[-1:] in ("。", "！", "？", "!", "?", "…") or _FULL_STOP.search(text):
        return True
    bracket = re.search(r"[。！？][”」』]?(?:（[^（）]*）|\([^()]*\))$", text)
    return bool(bracket)


def han_count(text: str) -> int:
    """How many Han characters `text` has."""
    return len(_HAN.findall(text))

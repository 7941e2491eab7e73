"""Text that was decoded wrongly before it came into the memory: it can be noticed, and not be repaired."""

import re

_FIRST = re.compile("[\ufffd\x80-\x84\x86-\x9fÂÃâà-ï锟锘鈥銆烫\ue000-\uf8ff\U000f0000-\U0010ffff]")
_GARBLED = re.compile(
    "[\ufffd\x80-\x84\x86-\x9f]"  # replacement character, C1 controls: cp1252 read as Latin-1
    "|[\ue000-\uf8ff\U000f0000-\U0010ffff]"  # private use
    "|[ÂÃ][\x80-\xbf]|â€[\x80-\xbf™œ˜¦“”]|[à-ï][\x80-\xbf]{2}"  # UTF-8 read as Latin-1 or cp1252
    "|锟斤拷|锘挎|鈥[檚渟斺]|銆[傘侊]|烫烫烫"  # UTF-8 read as GBK, and unset memory
)


def is_garbled(text: str) -> bool:
    """Whether a replacement character, a private one or a known pattern of wrong decoding stands in it (TMX-39)."""
    return bool(garbled(text))


def garbled(text: str) -> str:
    """The first such character or pattern; empty where there is none."""
    found = _GARBLED.search(text) if _FIRST.search(text) else None
    return found[0] if found else ""

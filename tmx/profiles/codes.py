"""Codes of languages as clients write them, for codes as files have them."""

import re

from tmx.language import cased, client_code, normalise, told_by_text

_WELL_FORMED = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LONG = frozenset({"zho", "chi", "cmn", "chs", "cht", "eng", "chinese", "english"})
_OWN_REGION = re.compile(r"zh-ch[st]", re.IGNORECASE)
_REGIONS = {
    **{"zh": "zh-CN", "en": "en-US", "de": "de-DE", "es": "es-ES", "fr": "fr-FR", "it": "it-IT", "ja": "ja-JP"},
    **{"ko": "ko-KR", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-BR", "ru": "ru-RU"},
}
"""The likely regions of Unicode's CLDR, for clients that want one."""
MAX_WORDFAST = 5


def standard_code(written: str, words: str) -> str:
    """The code itself where it is well-formed BCP 47, in its case (TMX-20, TMX-23); else the one that clients know."""
    code = written.strip().replace("_", "-")
    primary, *rest = code.split("-")
    if _WELL_FORMED.fullmatch(code) and primary.lower() not in _LONG and not _OWN_REGION.fullmatch(code):
        return "-".join([primary.lower(), *map(cased, rest)])
    return omegat_code(written, words)


def omegat_code(written: str, words: str) -> str:
    """`zh-CN`, `zh-TW`, `en-US`; `zh` where neither code nor words tell; `und` for what is no code at all."""
    if not written.strip():
        return ""
    code = client_code(told_by_text(normalise(written), words))
    return code if _WELL_FORMED.fullmatch(code) else "und"


def trados_code(written: str, words: str) -> str:
    """As for OmegaT, always with a region where one is likely: `zh` → `zh-CN`, `fr` → `fr-FR`."""
    code = omegat_code(written, words)
    return _REGIONS.get(code, code)


def wordfast_code(written: str, words: str) -> str:
    """As for Trados, in capitals and five characters at most: `ZH-CN`."""
    code = trados_code(written, words)
    if len(code) > MAX_WORDFAST:
        primary, *rest = code.split("-")
        code = "-".join([primary, *[part for part in rest if len(part) == 2][:1]])
    return code.upper()[:MAX_WORDFAST]


def lokalize_code(written: str, words: str) -> str:
    """`en` for all English, and with an underscore what others write with a hyphen: `zh_CN`, as KDE names it."""
    code = omegat_code(written, words)
    return "en" if code.partition("-")[0] == "en" else code.replace("-", "_")

"""Which script and language a text is in, counted character by character; no language model."""

import re
from collections import Counter
from functools import cache

from corpus.document import Script
from corpus.errors import LanguageError
from corpus.folding import HAN, opencc

_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_OTHER_LETTER = re.compile(rf"[^\W\d_A-Za-z\u00aa-\u024f{HAN}]")
_OPENCC = {"zh-Hans": "s", "zh-Hant": "t", "zh-Hant-TW": "tw", "zh-Hant-HK": "hk"}
_LEAST_FUNCTION_WORDS = 0.1
"""English prose has .3 to .5 of them, a headline .1; pinyin, addresses and ISBN lines none."""

# No function word that is also a syllable of pinyin: not a, an, he, she, you, me, so.
_FUNCTION = """
the of and to in is was that for with on by as at from it be are were his her their they this these those which
not but had has have or its will would been who there what when than then into if we our your all
"""
_FUNCTION_WORDS = frozenset(_FUNCTION.split())


def script_of(text: str) -> Script:
    """How many Han characters `text` has and which per cent of them exist only in one of the two scripts.

    Traditional only is what OpenCC's `t2s` changes, simplified only what `s2t` changes, each character alone.
    """
    counts = {char: count for char, count in Counter(text).items() if _HAN.match(char)}
    han = sum(counts.values())
    if not han:
        return Script(0, 0.0, 0.0)
    traditional = sum(count for char, count in counts.items() if _changed_by("t2s", char))
    simplified = sum(count for char, count in counts.items() if _changed_by("s2t", char))
    return Script(han, 100 * traditional / han, 100 * simplified / han)


def language_of(text: str, script: Script | None = None) -> str:
    """`zh-Hans`, `zh-Hant` or `en` by the majority of Han characters or Latin words; "" when it cannot be told.

    Chinese without a telling character counts as simplified. Latin words are English only with function words.
    `script` is that of the text, where it is known.
    """
    script = script or script_of(text)
    words = _LATIN_WORD.findall(text)
    letters = max(script.han, len(words))
    others = any(map(_OTHER_LETTER.match, set(text)))  # in most texts none of the different characters: that is quick
    if not letters or (others and len(_OTHER_LETTER.findall(text)) >= letters):
        return ""
    if script.han >= len(words):
        return "zh-Hant" if script.traditional > script.simplified else "zh-Hans"
    function_words = sum(map(_FUNCTION_WORDS.__contains__, map(str.lower, words)))
    return "en" if function_words >= _LEAST_FUNCTION_WORDS * len(words) else ""


def to_script(text: str, source: str, target: str) -> str:
    """Chinese text in the script of another tag, by OpenCC's tables of words and characters: 技术革新 → 技術革新.

    Tags are `zh-Hans`, `zh-Hant` (OpenCC's standard), `zh-Hant-TW`, `zh-Hant-HK`. Raises LanguageError for others.
    """
    configuration = conversion(source, target)
    return str(opencc(configuration).convert(text))


def conversion(source: str, target: str) -> str:
    """OpenCC's name for the way from one script to another: `s2t`, `tw2s` … Raises LanguageError where it has none."""
    ends = [_OPENCC.get(tag, "") for tag in (source, target)]
    if not all(ends) or ends[0] == ends[1]:
        known = ", ".join(_OPENCC)
        raise LanguageError(f"{source} to {target}: no conversion of script: expected two different ones of {known}")
    if "s" not in ends and "t" not in ends:
        raise LanguageError(f"{source} to {target}: convert to zh-Hant or zh-Hans first")
    return "2".join(ends)


@cache
def _changed_by(configuration: str, char: str) -> bool:
    return bool(opencc(configuration).convert(char) != char)

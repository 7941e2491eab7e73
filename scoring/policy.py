"""Which tokeniser and which metrics suit a target language: the language is what decides, never silence."""

import re
from importlib.util import find_spec
from typing import NamedTuple

from corpus import LanguageError

CHINESE = frozenset({"zh", "cmn", "yue", "zho", "chi", "wuu", "nan", "hak", "gan", "hsn", "lzh"})
_UNSPACED = frozenset({"th", "lo", "km", "my", "bo", "dz", "tha", "lao", "khm", "mya", "bod", "dzo"})
_DOWNLOADED = ("spm", "flores101", "flores200", "spBLEU-1K", "spbleu-1k")
TOKENISERS = ("13a", "intl", "none", "zh", "char", "ja-mecab", "ko-mecab", *_DOWNLOADED)
_MECAB = {"ja": ("ja-mecab", "MeCab"), "ko": ("ko-mecab", "mecab_ko")}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_CHARACTERS = frozenset({"zh", "char"})


class TerOptions(NamedTuple):
    """How the texts are cut for TER. For Chinese both must be on: `asian_support` alone changes nothing."""

    normalized: bool
    asian_support: bool


class Policy(NamedTuple):
    """How texts in a language are cut for each metric; `ter` is None where TER is not offered."""

    language: str
    tokeniser: str
    words: bool
    ter: TerOptions | None
    remarks: tuple[str, ...] = ()


def base_language(tag: str) -> str:
    """The language of a tag in small letters, `zh` for every Chinese: zh-Hant, zh_TW, ZH, cmn, yue.

    Raises LanguageError for what is no tag.
    """
    if not _TAG.fullmatch(tag):
        raise LanguageError(
            f"{tag!r} is no language: name the language of the translations with --lang, as in zh or en"
        )
    first = re.split("[-_]", tag)[0].lower()
    return "zh" if first in CHINESE else first


def policy(tag: str, tokeniser: str = "", forced: bool = False, own_model: bool = False) -> Policy:
    """What suits the language of a tag, with the tokeniser that was asked for where it suits, or where it is `forced`.

    Raises LanguageError for a tokeniser that does not suit, would be downloaded, or is not installed.
    """
    language = base_language(tag)
    chosen = "none" if own_model else tokeniser or _default(language)
    _refuse_downloads(chosen)
    if chosen not in TOKENISERS:
        raise LanguageError(f"--tokenise {chosen}: no such tokeniser: expected 13a, intl, none, zh, char")
    if tokeniser and not (forced or _suits(chosen, language)):
        raise LanguageError(
            f"--tokenise {chosen}: does not cut {language}: {_why(language)}; use {_default(language)}, or "
            "--force-tokeniser to insist"
        )
    _refuse_missing(chosen)
    unspaced = language in _UNSPACED and not own_model
    remarks = ("no words to count without spaces: BLEU is over characters; an own --spm model cuts better",)
    ter = TerOptions(*[language in ("zh", "ja")] * 2)
    return Policy(language, chosen, _is_spaced(language), None if language in _UNSPACED else ter, remarks * unspaced)


def _default(language: str) -> str:
    if language in _MECAB:
        return _MECAB[language][0]
    return "zh" if language == "zh" else "char" if language in _UNSPACED else "13a"


def _suits(tokeniser: str, language: str) -> bool:
    if _is_spaced(language):
        return tokeniser in ("13a", "intl", "none", "char")
    return tokeniser == "char" or tokeniser == _default(language)


def _is_spaced(language: str) -> bool:
    return language != "zh" and language not in _UNSPACED and language not in _MECAB


def _why(language: str) -> str:
    if _is_spaced(language):
        return "it is made for another language"
    return "a whole clause would count as one word, and a perfect translation could get 0"


def _refuse_downloads(tokeniser: str) -> None:
    if tokeniser in _DOWNLOADED:
        raise LanguageError(
            f"--tokenise {tokeniser}: its model would be downloaded: make one of your own with "
            "`duizhao score train-spm TEXT… -o MODEL`, and use it with --spm MODEL"
        )


def _refuse_missing(tokeniser: str) -> None:
    for language, (name, module) in _MECAB.items():
        if tokeniser == name and find_spec(module) is None:
            raise LanguageError(
                f'--lang {language}: its tokeniser is not installed: pip install "sacrebleu[{language}]"'
            )

"""What two texts have in common that nobody needs to translate: numbers, names, words that look alike.

The first evidence of a pair of languages without a dictionary.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import corpus
from aligner.dictionary import Dictionary
from aligner.names import spelt_names
from aligner.words import chinese_tokens
from corpus import HAN, fold_script

SHORTEST_WORD = 3
_SHORTEST_BEGUN, _BEGINNING = 6, 4
_SIGNS = "=~^"
_WORD = re.compile(rf"[^\W\d_{HAN}]+")
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d{3})*(?!\d)|\d+")
_SEPARATOR = re.compile(r"\D")


def marks(
    source: Sequence[str], target: Sequence[str], languages: tuple[str, str], dictionary: Dictionary
) -> tuple[list[list[str]], list[list[str]]]:
    """The marks of each text of both sides, which are the same strings on both: `=300`, `~jerusalem`, `^jeru`.

    Words count without accents and capitals, the long ones also by their beginning (Jérusalem, Jerusalems; Simard et
    al. 1992); Chinese names by their pinyin. A mark that one side has much more often is a false friend, and left out.
    """
    found = (
        _one_side(source, languages[0], target, dictionary),
        _one_side(target, languages[1], source, dictionary),
    )
    ours, theirs = (Counter(mark for text in side for mark in set(text)) for side in found)
    kept = {mark for mark, n in ours.items() if 0 < theirs[mark] <= 2 * n + 1 and n <= 2 * theirs[mark] + 1}
    source_marks, target_marks = ([[mark for mark in text if mark in kept] for text in side] for side in found)
    return source_marks, target_marks


def is_mark(token: str) -> bool:
    """Whether a token is a mark, the same in every language."""
    return token[0] in _SIGNS


def _one_side(texts: Sequence[str], language: str, others: Sequence[str], dictionary: Dictionary) -> list[list[str]]:
    found = [[*_numbers(text, language), *_words(text)] for text in texts]
    if language == "zh":
        keys = [fold_script(text) for text in texts]
        names = spelt_names(keys, others, dictionary.pinyin, _words)
        for text, tokens in zip(found, chinese_tokens(keys, names), strict=True):
            text += [mark for token in tokens for mark in names.get(token, ())]
    return found


def _numbers(text: str, language: str) -> list[str]:
    """Chinese numerals by their value, else digits, whatever groups them: `300.000` and 三十万 are `=300000`."""
    if language == "zh":
        return corpus.number_tokens(text, language)
    return [f"={_SEPARATOR.sub('', number)}" for number in _NUMBER.findall(text)]


def _words(text: str) -> list[str]:
    words = [_folded(word) for word in _WORD.findall(text)]
    whole = [f"~{word}" for word in words if len(word) >= SHORTEST_WORD]
    return whole + [f"^{word[:_BEGINNING]}" for word in words if len(word) >= _SHORTEST_BEGUN]


def _folded(word: str) -> str:
    """The word without accents, in small letters: `Jérusalem` → `jerusalem`."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))

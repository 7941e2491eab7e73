"""One file with a Chinese and an English side: the first rule that parts them, by its name."""

import re
from itertools import accumulate, groupby, islice, pairwise
from typing import NamedTuple

from corpus.document import Span
from corpus.layout.marks import is_separator, without_marks
from corpus.lines import Line
from corpus.punctuation import han_count
from corpus.script import language_of

_MARKER = re.compile(
    r"(?:(?:the )?(?:chinese |english )?(?:original|source|translation)(?: text)?"
    r"|[中英汉漢]?(?:原文|译文|譯文)|[中英]文(?:原文|译文|譯文)?|[中英][译譯])[ ]?[:：]?",
    re.IGNORECASE,
)
_LATIN = re.compile("[A-Za-z]")
_LATIN_PER_HAN = 4
"""English letters that say as much as one Han character."""
_LEAST_SHARE = 0.1
_TRIES = 20
"""So many marker lines, and so many rules, are looked at closely."""
_LEAST_ALTERNATION = 0.8


class Split(NamedTuple):
    """The two sides in the order of the file, the lines that only part them, and the rule that found this."""

    rule: str
    sides: tuple[list[Line], list[Line]]
    markers: list[Span]


class _Weight(NamedTuple):
    """Han characters, and Latin letters in their measure."""

    han: int
    latin: float


def split_languages(text: str, lines: list[Line]) -> Split | None:
    """The two sides of a bilingual text, or None for a text in one language, or where no rule fits.

    Rules in order: a marker line (`Original:`, 译文); a rule across the page; one change of script between blocks;
    blocks that alternate. A Latin side must be English by its function words.
    """
    if not is_mixed(text):
        return None
    contents = [without_marks(text[line.start : line.end]) for line in lines]
    weights = [_Weight(han_count(line), _latin_weight(line)) for line in contents]
    markers = [index for index, line in enumerate(contents) if len(line) < 40 and _MARKER.fullmatch(line)]
    rules = [i for i, line in enumerate(lines) if is_separator(text[line.start : line.end])]
    surplus = list(accumulate((weight.han - weight.latin for weight in weights), initial=0.0))
    for name, places in (("marker line", markers), ("rule across the page", rules)):
        for place in islice((place for place in places if _changes(surplus, place)), _TRIES):
            if _is_english_and_chinese(contents[:place], contents[place + 1 :]):
                rule = f"{name} “{contents[place] or text[lines[place].start : lines[place].end]}”"
                return _parted(lines, place, markers, rule)
    unmarked = set(markers)
    return _by_blocks(lines, ["" if index in unmarked else line for index, line in enumerate(contents)])


def is_mixed(text: str) -> bool:
    """Whether both scripts hold a share of the text that no quotation explains."""
    latin = _latin_weight(text)
    han = han_count(text) if latin else 0
    return min(han, latin) >= _LEAST_SHARE * (han + latin) > 0


def _latin_weight(text: str) -> float:
    return len(_LATIN.findall(text)) / _LATIN_PER_HAN


def _changes(surplus: list[float], place: int) -> bool:
    """Whether mostly one script stands before line `place` and mostly the other after it.

    `surplus[i]` is by how much Han outweighs Latin in the first i lines.
    """
    before, after = surplus[place], surplus[-1] - surplus[place + 1]
    return min(before, after) < 0 < max(before, after)


def _is_english_and_chinese(before: list[str], after: list[str]) -> bool:
    languages = sorted(language_of("\n".join(side))[:2] for side in (before, after))
    return languages == ["en", "zh"]


def _parted(lines: list[Line], place: int, markers: list[int], rule: str) -> Split:
    filled = [index for index, line in enumerate(lines) if not line.blank]
    heads = {filled[0], place, next((index for index in filled if index > place), place)}
    taken = sorted(heads & set(markers))
    sides = (
        [line for index, line in enumerate(lines[:place]) if index not in taken],
        [line for index, line in enumerate(lines[place:], start=place) if index not in taken],
    )
    return Split(rule, sides, [Span(lines[index].start, lines[index].end) for index in taken])


def _by_blocks(lines: list[Line], contents: list[str]) -> Split | None:
    blocks = _blocks(lines, contents)
    languages = [_language("\n".join(contents[i] for i in block)) for block in blocks]
    told = [(block, language) for block, language in zip(blocks, languages, strict=True) if language]
    changes = sum(a[1] != b[1] for a, b in pairwise(told))
    if {language for _, language in told} != {"en", "zh"} or _is_sprinkled(told, contents):
        return None
    if changes == 1:
        rule = "one change of script between blocks"
    elif changes >= 3 and changes >= _LEAST_ALTERNATION * (len(told) - 1):
        rule = "blocks alternate between the languages"
    else:
        return None
    first = told[0][1]
    sides: dict[bool, list[Line]] = {True: [], False: []}
    for block, language in zip(blocks, _filled(blocks, languages, contents), strict=True):
        end = lines[block[-1]].end
        sides[language == first] += [*(lines[index] for index in block), Line(end, end, False, False, False)]
    return Split(rule, (sides[True], sides[False]), [])


def _is_sprinkled(told: list[tuple[list[int], str]], contents: list[str]) -> bool:
    """Whether the blocks taken for English hold so much Chinese that it is one text, with English words in it."""
    words = "\n".join(contents[index] for block, language in told if language == "en" for index in block)
    return han_count(words) > _LEAST_SHARE * len(_LATIN.findall(words))


def _language(words: str) -> str:
    """`zh`, `en`, or "" for numbers, pinyin and whatever else does not tell."""
    return language_of(words)[:2] if han_count(words) or _LATIN.search(words) else ""


def _blocks(lines: list[Line], contents: list[str]) -> list[list[int]]:
    """Indices of the lines of each block; a change of script from line to line parts a block too."""
    numbers = accumulate((line.blank or line.page for line in lines), lambda count, new: count + new, initial=0)
    blocks: list[list[int]] = []
    for _, group in groupby(zip(numbers, range(len(lines)), strict=False), key=lambda item: item[0]):
        filled = [index for _, index in group if not lines[index].blank]
        for index in filled:
            before = blocks[-1][-1] if blocks and blocks[-1][-1] == index - 1 and index != filled[0] else None
            if before is None or _is_han(contents[before]) != _is_han(contents[index]):
                blocks.append([])
            blocks[-1].append(index)
    return blocks


def _is_han(line: str) -> bool:
    return han_count(line) * _LATIN_PER_HAN > len(_LATIN.findall(line))


def _filled(blocks: list[list[int]], languages: list[str], contents: list[str]) -> list[str]:
    """A language for the blocks that do not tell: Latin ones are English here, others go with the block before."""
    filled: list[str] = []
    for block, language in zip(blocks, languages, strict=True):
        words = " ".join(contents[index] for index in block)
        default = filled[-1] if filled else next(filter(None, languages))
        filled.append(language or ("en" if _LATIN.search(words) and not han_count(words) else default))
    return filled

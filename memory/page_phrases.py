"""What the index of phrases holds of many texts: `phrase_text` of each, worked out on arrays of characters."""

import numpy as np
from numpy.typing import NDArray

from memory import characters as ch
from memory.page import LINE_END, SPACE, Page, as_text, cut, shifted


def page_phrases(page: Page) -> list[str]:
    """What the index of phrases holds of each text: pairs and words, then the Han characters before others."""
    is_han, is_letter = page.kinds == ch.HAN_CHAR, page.kinds == ch.WORD_CHAR
    if not is_han.any():
        return _letters(page, is_letter)
    is_pair, is_last = is_han & shifted(is_han, -1), is_letter & ~shifted(is_letter, -1)
    lengths = 2 * is_han + is_pair + is_letter + is_last
    places = np.cumsum(lengths) - lengths
    phrases = np.full(int(places[-1]), SPACE, np.uint32)
    shown = is_han | is_letter
    phrases[places[shown]] = page.codes[shown]
    phrases[places[is_pair] + 1] = page.codes[1:][is_pair[:-1]]
    ends = np.cumsum(2 * is_pair)
    characters = np.full(int(ends[-1]), SPACE, np.uint32)
    characters[ends[is_pair] - 2] = page.codes[is_pair]
    parts = zip(cut(phrases, places[page.ends]), cut(characters, ends[page.ends]), strict=True)
    return [f"{first}{second}"[:-1] for first, second in parts]


def _letters(page: Page, is_letter: NDArray[np.bool_]) -> list[str]:
    """The words of each text by spaces, without what stands between."""
    codes = np.where(is_letter, page.codes, np.uint32(SPACE))
    codes[page.ends] = LINE_END
    codes = codes[is_letter | shifted(is_letter, 1) | (codes == LINE_END)]
    is_last = (codes == SPACE) & shifted(codes == LINE_END, -1)
    return as_text(codes[~is_last]).split("\n")[:-1]

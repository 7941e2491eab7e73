"""The value of English number words: twenty-five thousand, two and a half million, a hundred."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
CARDINALS: dict[str, int] = {word: value for value, word in enumerate(_ONES.split())} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)
}
ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS.split(), 1)} | {
    word[:-1] + "ieth": 10 * tens for tens, word in enumerate(_TENS.split(), 2)
}
MAGNITUDES: dict[str, int] = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12
}  # fmt: skip
_JOINT = re.compile(r"[\s-]+")


def number_words(words: str) -> int:
    """The value of cardinal words, whose last may be an ordinal: "twenty-five thousand", "a hundred and first"."""
    total = section = 0
    for word in _JOINT.split(words.lower()):
        if word == "hundred":
            section = (section or 1) * 100
        elif word in MAGNITUDES:
            total, section = total + (section or 1) * MAGNITUDES[word], 0
        else:
            section += CARDINALS.get(word, 0) + ORDINALS.get(word, 0)
    return total + section

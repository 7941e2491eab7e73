"""Whether Chinese text is in the script of its code, told by the characters that only one script has."""

from collections.abc import Sequence, Set

from corpus import script_of
from tmx.check.node import Spot
from tmx.check.report import Report
from tmx.language import normalise

LEAST = 2
"""Characters of the wrong script that make a finding: a single one may be a name or a quotation."""
_RARE_IN_BIG5 = b"\xc9\x40"
"""Where the second part of Big5 begins; it has rare characters that look like simplified ones, such as 机."""

_NONE: Set[str] = frozenset()


class Scripts:
    """The characters met so far that, by the national character sets, only one script has, or may have.

    That a character is in Big5 and not in GB 2312, or in GB 2312 and not among the frequent ones of Big5, is known
    without the tables of OpenCC, which take 30 MB; they are asked only where these characters raise a suspicion.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self.traditional: set[str] = set()
        self.simplified: set[str] = set()

    def learn(self, characters: Set[str]) -> None:
        """Meet the characters of a text."""
        for character in characters - self._known:
            if character >= "\u3400":
                in_gb, place = bool(_code(character, "gb2312")), _code(character, "big5")
                if place and not in_gb:
                    self.traditional.add(character)
                elif in_gb and not b"\0" < place < _RARE_IN_BIG5:
                    self.simplified.add(character)
        self._known |= characters

    def strange(self, code: str) -> Set[str]:
        """The characters that text under a code should not have, as far as they have been met."""
        meant = normalise(code)
        if meant.startswith("zh-Hans"):
            return self.traditional
        return self.simplified if meant.startswith("zh-Hant") else _NONE

    def doubtful(self, code: str, texts: Sequence[str]) -> list[int]:
        """The places of the texts that may be in the wrong script."""
        strange = self.strange(code)
        if strange is _NONE:
            return []
        characters = set[str]().union(*texts)
        self.learn(characters)
        found = strange & characters
        return (
            [place for place, text in enumerate(texts) if sum(char in found for char in text) >= LEAST] if found else []
        )

    def check(self, code: str, words: str, spot: Spot, report: Report) -> None:
        """TMX-22 of the words of a variant."""
        if not self.doubtful(code, [words]):
            return
        strange = self.strange(code)
        found = script_of(words)
        shares = found.traditional, found.simplified
        wrong, name = (shares[0], "traditional") if strange is self.traditional else (shares[1], "simplified")
        if 2 * wrong > sum(shares):
            share = round(100 * wrong / sum(shares))
            report.add("TMX-22", spot, f"{code}, but {share} % of the distinctive characters are {name}")


def _code(character: str, codec: str) -> bytes:
    """The bytes of a character in a codec; none where it does not have it."""
    return character.encode(codec, "ignore")

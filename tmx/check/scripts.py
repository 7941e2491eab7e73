"""Whether Chinese text is in the script of its code, told by the characters that only one script has."""

from collections.abc import Set

from corpus import script_of
from tmx.check.node import Spot
from tmx.check.report import Report
from tmx.language import normalise

LEAST = 2
"""Characters of the wrong script that make a finding: a single one may be a name or a quotation."""


class Scripts:
    """The characters met so far that, by the national character sets, only one script has.

    That a character is in GB 2312 and not in Big5, or the other way round, is known without the tables of OpenCC, which
    take 30 MB; they are asked only where these characters raise a suspicion.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self.traditional: set[str] = set()
        self.simplified: set[str] = set()

    def learn(self, characters: Set[str]) -> None:
        """Meet the characters of a text."""
        for character in characters - self._known:
            if character >= "\u3400":
                in_gb, in_big5 = _is_in(character, "gb2312"), _is_in(character, "big5")
                if in_gb != in_big5:
                    (self.simplified if in_gb else self.traditional).add(character)
        self._known |= characters

    def strange(self, code: str) -> set[str]:
        """The characters that text under a code should not have, as far as they have been met."""
        meant = normalise(code)
        if meant.startswith("zh-Hans"):
            return self.traditional
        return self.simplified if meant.startswith("zh-Hant") else set()

    def check(self, code: str, words: str, spot: Spot, report: Report) -> None:
        """TMX-22 of the words of a variant."""
        self.learn(set(words))
        strange = self.strange(code)
        if sum(character in strange for character in words) < LEAST:
            return
        found = script_of(words)
        shares = found.traditional, found.simplified
        wrong, name = (shares[0], "traditional") if strange is self.traditional else (shares[1], "simplified")
        if 2 * wrong > sum(shares):
            share = round(100 * wrong / sum(shares))
            report.add("TMX-22", spot, f"{code}, but {share} % of the distinctive characters are {name}")


def _is_in(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True

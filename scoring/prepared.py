"""Texts as they are compared: one script on both sides, and whatever else was asked to be made alike."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from corpus import HAN, script_of, to_script
from scoring.material import Material
from scoring.settings import Evened

Pair = tuple[str, tuple[str, ...]]
"""A candidate's text of a segment, and the references it is compared with."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x3002: 0x2E, 0xFF61: 0x2E}
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»「」『』〝〞＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛＇"), "'")
_SPACES = re.compile(r"\s+")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_EXTENSION_B = re.compile("[\U00020000-\U0003ffff]")
_TOKENISED_LINES = 100


class Prepared(NamedTuple):
    """The scorable segments of a material, for each candidate the pairs to compare, and what was done to the texts."""

    pairs: tuple[tuple[Pair, ...], ...]
    fold: str = "none"
    norm: str = "none"
    remarks: tuple[str, ...] = ()


def prepared(material: Material, fold: bool, normalise: Iterable[Evened]) -> Prepared:
    """The pairs of each candidate, in one script where candidates and references differ in it and `fold` allows."""
    scorable = material.scorable
    references = [material.segments[index].filled for index in scorable]
    texts = [[candidate.texts[index] for index in scorable] for candidate in material.candidates]
    pairs = tuple(tuple(zip(ours, references, strict=True)) for ours in texts)
    odd = _in_another_script(material, references) if material.language.lower().startswith(("zh", "cmn", "yue")) else []
    remarks = [*_tokenised(material), *_rare(pairs)]
    folded = bool(odd) and fold
    if odd:
        told = f"{', '.join(odd)}: not in the script of the reference"
        remarks.insert(
            0, f"{told}: all texts are compared in simplified characters" if folded else f"{told}: --no-fold"
        )
    steps = frozenset(normalise)
    made = tuple(tuple(_made(pair, folded, steps) for pair in ours) for ours in pairs) if folded or steps else pairs
    return Prepared(made, "t2s" if folded else "none", "+".join(sorted(steps)) or "none", tuple(remarks))


def evened(text: str, steps: frozenset[Evened]) -> str:
    """The text with the marks of other widths, quotation marks and spaces made alike, as the steps say."""
    if Evened.QUOTES in steps:
        text = text.translate(_QUOTES)
    if Evened.WIDTH in steps:
        text = text.translate(_NARROW)
    if Evened.SPACES in steps:
        text = _BETWEEN_HAN.sub("", _SPACES.sub(" ", text).strip())
    return text


def all_evened(prepared: Prepared) -> Prepared:
    """The same with quotation marks and width made alike: what punctuation alone is worth."""
    steps = frozenset({Evened.QUOTES, Evened.WIDTH})
    return prepared._replace(pairs=tuple(tuple(_made(pair, False, steps) for pair in ours) for ours in prepared.pairs))


def _made(pair: Pair, folded: bool, steps: frozenset[Evened]) -> Pair:
    text, references = pair
    return _one(text, folded, steps), tuple(_one(reference, folded, steps) for reference in references)


def _one(text: str, folded: bool, steps: frozenset[Evened]) -> str:
    return evened(to_script(text, "zh-Hant", "zh-Hans") if folded else text, steps)


def _in_another_script(material: Material, references: Iterable[tuple[str, ...]]) -> list[str]:
    """The names of the candidates that are traditional where the references are simplified, or the other way round."""
    theirs = _script("".join("".join(each) for each in references))
    scripts = {candidate.name: _script("".join(candidate.texts)) for candidate in material.candidates}
    return [name for name, script in scripts.items() if script and theirs and script != theirs]


def _script(text: str) -> str:
    found = script_of(text)
    if found.traditional == found.simplified:
        return ""
    return "Hant" if found.traditional > found.simplified else "Hans"


def _tokenised(material: Material) -> list[str]:
    """A remark on candidates that look cut into words already."""
    return [
        f"{candidate.name}: {n_lines} lines end in a space and a stop: it seems tokenised, which lowers its scores"
        for candidate in material.candidates
        if (n_lines := sum(text.rstrip().endswith((" .", " 。")) for text in candidate.texts)) >= _TOKENISED_LINES
    ]


def _rare(pairs: Iterable[Iterable[Pair]]) -> list[str]:
    """A remark where the zh tokeniser would take several rare characters for one word."""
    rare = {
        found for ours in pairs for text, refs in ours for one in (text, *refs) for found in _EXTENSION_B.findall(one)
    }
    if not rare:
        return []
    return [f"characters beyond U+FFFF ({''.join(sorted(rare)[:5])}): the tokeniser zh does not part them; char does"]

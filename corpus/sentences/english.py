"""Where an English sentence ends: . ! ? with closing marks, then a space and a capital, digit, opening mark or Han.

Other languages with capitals, and those that end sentences with । or ؟, are cut by the same rules.
"""

import re

from corpus.folding import HAN
from corpus.sentences.abbreviations import keeps_its_stop
from corpus.sentences.brackets import brackets, kept_whole, quotes

_OPENERS = "“‘「『(（\\[［《"
_OPENING = rf"(?:[{_OPENERS}¿¡‹]|«\s?)*"
_CLOSERS = "”’」』)）\\]］》"
_AFTER_STOPS = "”’」』)）]］》» \u00a0\u202f"
_STOPS = ".!?…。！？।॥؟۔።"
_CAPITALS = "A-Z\u00c0-\u00de" + "".join(char for char in map(chr, range(0x100, 0x590)) if char.isupper())
_UNCASED = "\u0590-\u08ff\u0900-\u0dff\u10a0-\u10ff\u1200-\u137f\uac00-\ud7a3"
_END = re.compile(rf"[{_STOPS}](?:[{_STOPS}{_CLOSERS}]|\s?»|\s\.(?=[\s.{_CLOSERS}]|$))*")
_ELLIPSIS = re.compile(r"…+|\.(?:\s?\.)+")
_NEXT = re.compile(r"\S")
_BEGINS = re.compile(rf"{_OPENING}(?:[{_CAPITALS}{_UNCASED}0-9{HAN}①-⑳]|[a-z]{{1,4}}[)\]]\s|(?<=[“‘])[…—.])")
_CAPITAL = re.compile(rf"{_OPENING}[{_CAPITALS}{_UNCASED}]")
_WITHOUT_SPACE = re.compile(f"[“‘「『{HAN}]")
_REPORTING = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}?(?:said|asked|replied|answered|cried|shouted|called|exclaimed|demanded|inquired|enquired"
    r"|whispered|murmured|muttered|yelled|screamed|wondered|thought|added|remarked|continued|repeated|retorted)\b"
)
_WORD = re.compile(r"(?:(?<!\w)[a-z]\.\s)?([\w.&’-]+)$")
_MARK = re.compile(r"(?:^|[:;]\s+|—\s*)[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[)\]]?$")
_LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[)\]]?\.?")
_GERMAN_GUILLEMET = re.compile(r"(?<!\S)»(?=\w)")
_OPENING_QUOTE = re.compile(r"(?<![^\s(\[“‘—–-])(?:(\")|')(?=\S)")


def english_cuts(text: str) -> list[int]:
    """The indices of `text` at which a sentence ends and another begins, rising."""
    text = _curled(text)
    bracket_ends = brackets(text)
    whole = kept_whole(text, bracket_ends, quotes(text))
    cuts = [0]
    for end in _END.finditer(text):
        if not whole[end.end() - 1] and _is_end(text, end, cuts[-1]):
            cuts.append(end.end())
            cuts.extend(_after_bracket(text, end.end(), bracket_ends))
    return cuts[1:]


def _curled(text: str) -> str:
    """`text` with straight and German quotation marks turned into English ones, or «…», by what stands beside them."""
    if "„" in text:
        text = text.replace("“", "”").replace("„", "“")
    if _GERMAN_GUILLEMET.search(text):
        text = text.translate({ord("«"): "»", ord("»"): "«"})
    text = _OPENING_QUOTE.sub(lambda quote: "“" if quote[1] else "‘", text)
    return text.replace('"', "”").replace("'", "’")


def _is_end(text: str, end: re.Match[str], start: int) -> bool:
    """Whether stops with their closing marks end the sentence that began at `start`."""
    following = _NEXT.search(text, end.end())
    if following is None or not _BEGINS.match(text, following.start()):
        return False
    stops = end[0].rstrip(_AFTER_STOPS)
    if following.start() == end.end() and stops[-1] not in "。！？" and not _WITHOUT_SPACE.match(text, end.end()):
        return False
    if _ELLIPSIS.fullmatch(stops) and not _CAPITAL.match(text, following.start()):
        return False
    if stops != end[0] and stops[-1] != "." and _REPORTING.match(text, following.start()):
        return False
    return end[0] != "." or not _belongs_to_word(text, end.start(), start, following.start())


def _belongs_to_word(text: str, stop: int, start: int, following: int) -> bool:
    """Whether the full stop at `stop` is part of an abbreviation, of initials or of a list mark."""
    before = text[max(start, stop - 16) : stop]
    if _MARK.search(before.lstrip() if stop - start <= 16 else "…" + before):
        return True
    word = _WORD.search(before)
    if word is None:
        return False
    behind = text[following : following + 20]
    return any(keeps_its_stop(form, behind) for form in ("".join(word[0].split()), word[1]))


def _after_bracket(text: str, cut: int, bracket_ends: dict[int, int]) -> list[int]:
    """The cut after a bracket that stands alone behind a sentence: "… did. (See page 2.) The …"."""
    start = _NEXT.search(text, cut)
    if start is None or start.start() not in bracket_ends:
        return []
    end = bracket_ends[start.start()]
    following = _NEXT.search(text, end)
    begins = following is not None and _BEGINS.match(text, following.start())
    return [end] if begins and not _LIST_MARK.fullmatch(text, start.start(), end) else []

"""Where a Chinese sentence ends: 。！？ and their ASCII forms between Han; never ，、；： or a dash."""

import re
from itertools import cycle

from corpus.folding import HAN
from corpus.sentences.brackets import brackets, kept_whole, quotes

_CLOSERS = "”’」』）)》〉】〕］\\]"
_QUOTE_CLOSERS = "”’」』"
_AFTER_STOPS = "”’」』）)》〉】〕］] \n\u3000"
_END = re.compile(rf"[。！？｡!?….．](?:[。！？｡!?….．]|\s{{0,3}}[{_CLOSERS}])*")
_ELLIPSIS = re.compile(r"…+|[.．]{2,}")
_NEXT = re.compile(r"\S")
_HAN = re.compile(f"[{HAN}]")
_GOES_ON = "，、；：,;:"
_PART_OF_CLAUSE = "的地之等和與与及或"
_BEFORE_SPEECH = "：:，,。！？!?…”」"
# A colon behind the verb brings in the answer of another speaker: “皇上？”│韦小宝道：“是。”
_REPORTING = re.compile(
    r"[^，。、；：！？…“”「」,.;:!?]{0,7}?"
    r"(?:[说說](?![明法话話])|(?<![知难難])道(?![路理德])|[问問](?![题題])|答|喊|(?<![思理])想(?!法))"
    r"(?![^，。；！？]{0,5}[：:])"
)
_NUMERAL = "一二三四五六七八九十百〇○零0-9０-９"
_LIST_MARK = re.compile(rf"[（(〔［\[]?第?[{_NUMERAL}①-⑳]{{1,4}}[）)〕］\]]?[.．。、]?")
_MARK_BEFORE = re.compile(rf"(?:^|[：；，、。\s（(])[{_NUMERAL}]{{1,3}}[）)]?$")
_OCR_STOP = re.compile(rf"(?<=[{HAN}{_CLOSERS}])[.．](?![.．])[\s{_CLOSERS}]*(?=[{HAN}“‘「『（(《])")


def chinese_cuts(text: str) -> list[int]:
    """The indices of `text` at which a sentence ends and another begins, rising."""
    text = _curled(text)
    bracket_ends, quote_starts = brackets(text), quotes(text)
    whole = kept_whole(text, bracket_ends, quote_starts)
    cuts = [0]
    for end in _END.finditer(text):
        if whole[end.end() - 1] or not _is_end(text, end, quote_starts):
            continue
        if not _LIST_MARK.fullmatch(text[cuts[-1] : end.end()].strip()):
            cuts.append(end.end())
            cuts.extend(_after_bracket(text, end.end(), bracket_ends))
    return cuts[1:]


def ocr_stops(text: str) -> list[int]:
    """The indices of the ASCII full stops between Han that end a sentence: most were 。 on the page."""
    return [stop.start() for stop in _OCR_STOP.finditer(text) if _is_ocr_stop(text, stop.start())]


def _curled(text: str) -> str:
    """`text` with its straight double quotes turned into opening and closing ones, by turns."""
    marks = cycle("“”")
    return re.sub('"', lambda _: next(marks), text)


def _is_end(text: str, end: re.Match[str], quote_starts: dict[int, int]) -> bool:
    """Whether stops with their closing marks end a sentence, by what they are and by what follows."""
    following = _NEXT.search(text, end.end())
    if following is None or following[0] in _GOES_ON:
        return False
    stops = end[0].rstrip(_AFTER_STOPS)
    quoted = end[0][-1] in _QUOTE_CLOSERS
    if quoted and stops[-1] != "。" and _belongs(text, following.start()):
        return False
    if _ELLIPSIS.fullmatch(stops):
        return quoted and _is_speech(text, quote_starts.get(end.end(), 0))
    if stops in ".．":
        return _is_ocr_stop(text, end.start())
    return not stops.isascii() or not following[0].isascii() or _is_han(text, end.start() - 1)


def _belongs(text: str, index: int) -> bool:
    """Whether a clause that reports the quotation before `index`, or takes it as its part, goes on there."""
    return text[index] in _PART_OF_CLAUSE or _REPORTING.match(text, index) is not None


def _is_speech(text: str, quote_start: int) -> bool:
    """Whether a quotation stands for itself: 他说：“我……” but not the “四化……” within a clause."""
    return text[quote_start - 1 : quote_start] in _BEFORE_SPEECH  # "" where the block begins


def _is_ocr_stop(text: str, index: int) -> bool:
    """Whether the ASCII full stop at `index` stands between Han and neither numbers them nor marks a list."""
    if not _OCR_STOP.match(text, index):
        return False
    return not _MARK_BEFORE.search(text[max(0, index - 6) : index])


def _is_han(text: str, index: int) -> bool:
    return index >= 0 and _HAN.match(text, index) is not None


def _after_bracket(text: str, cut: int, bracket_ends: dict[int, int]) -> list[int]:
    """The cut after a bracket that stands alone behind a sentence: …目的。（人民日報社論）, but not （二）…"""
    start = _NEXT.search(text, cut)
    if start is None or start[0] not in "（(〔[" or start.start() not in bracket_ends:
        return []
    end = bracket_ends[start.start()]
    following = _NEXT.search(text, end)
    if following is None or following[0] in _GOES_ON + "。！？" or _LIST_MARK.fullmatch(text, start.start(), end):
        return []
    return [end]

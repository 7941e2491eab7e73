"""A dictionary of a dozen words, and texts made from them."""

from collections.abc import Sequence

import numpy as np

from aligner import Dictionary
from aligner.dictionary import compile_dictionary
from aligner.lattice import Ratios
from aligner.lexicon import Support
from aligner.sides import Sides, sides
from corpus import Document, Segment, Span, parse_cedict

ENTRIES = """\
# a dozen entries in the form of CC-CEDICT
工人 工人 [gong1 ren2] /worker/CL:個|个[ge4]/
工廠 工厂 [gong1 chang3] /factory/plant/
技術 技术 [ji4 shu4] /technology/technique/skill/
機器 机器 [ji1 qi5] /machine/
老師 老师 [lao3 shi1] /teacher/
學生 学生 [xue2 sheng5] /student/pupil/
學習 学习 [xue2 xi2] /to learn/to study/
蘋果 苹果 [ping2 guo3] /apple/
天氣 天气 [tian1 qi4] /weather/
好 好 [hao3] /good/well/
好 好 [hao4] /to be fond of/
書 书 [shu1] /book/letter/
清 清 [qing1] /clear/
揚 扬 [yang2] /to raise/
陳 陈 [Chen2] /surname Chen/(arch.) variant of 陣|阵[zhen4]/
"""
DICTIONARY: Dictionary = compile_dictionary(parse_cedict(ENTRIES, "tiny.u8"), "tiny")

CHINESE = (
    "工人来到工厂。",
    "机器很好。",
    "他们学习技术，老师帮助学生。",
    "陈清扬喜欢苹果。",
    "天气好吗？",
    "我有三十本书。",
)
ENGLISH = (
    "The workers came to the factory.",
    "The machine is good.",
    "They learn technology.",
    "The teacher helps the students.",
    "Chen Qingyang likes apples.",
    "Is the weather good?",
    "I have 30 books.",
)
RUNGS = ((0, 0), (1, 1), (2, 2), (3, 4), (4, 5), (5, 6), (6, 7))


def segments(texts: Sequence[str]) -> tuple[Segment, ...]:
    return tuple(Segment(text, Span(0, 0), number) for number, text in enumerate(texts))


def zh(*texts: str) -> Document:
    return Document("a.zh", "zh-Hans", "", segments(texts))


def en(*texts: str) -> Document:
    return Document("a.en", "en", "", segments(texts))


def both_sides(chinese: Sequence[str] = CHINESE, english: Sequence[str] = ENGLISH) -> Sides:
    return sides(segments(chinese), segments(english), DICTIONARY)


def whole(support: Support | None) -> Ratios:
    """All that a Support says, shape (n_segments, n_types)."""
    assert support is not None
    return support.block(slice(0, support.counts.shape[0]), np.arange(support.translation.shape[1]))

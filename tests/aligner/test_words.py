"""Chinese tokens: all known words that occur, and the characters that none covers."""

import re
from collections.abc import Iterator, Set

import pytest

from aligner.words import LONGEST_WORD, chinese_tokens

WORDS = ("技术", "技术革新", "革新", "新", "新工具", "二十四小时工作制度", "一二三四五六七八", "A股")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("技术革新", ["技术", "技术革新", "革新"]),
        ("搞技术革新工具", ["技术", "技术革新", "革新", "新工具", "搞"]),
        ("他们，技术。", ["他", "们", "技术"]),
        ("新", ["新"]),
        ("二十四小时工作制度", list("二十四小时工作制度")),
        ("一二三四五六七八", ["一二三四五六七八"]),
        ("买A股 3", ["买", "股"]),
        ("技\n术", ["技", "术"]),
        ("𠀀技术", ["技术", "𠀀"]),
        ("OK, no.", []),
        ("", []),
    ],
    ids=[
        "overlaps",
        "inside",
        "runs",
        "one-character",
        "too-long",
        "longest-word",
        "mixed",
        "two-lines",
        "rare",
        "latin",
        "empty",
    ],
)
def test_chinese_tokens(text: str, found: list[str]) -> None:
    assert chinese_tokens([text], WORDS) == [found]
    assert chinese_tokens(["技术", text, "革新"], WORDS) == [["技术"], found, ["革新"]]


def test_nothing_to_look_in_or_for() -> None:
    assert chinese_tokens([], WORDS) == []
    assert chinese_tokens(["技术", ""], []) == [["技", "术"], []]


def test_as_looking_at_each_place_finds_them() -> None:
    texts = ["".join("甲乙丙，丁"[(seed * k * k + k // 3) % 5] for k in range(40)) for seed in range(1, 30)]
    words = {text[start : start + size] for text in texts[:3] for start in range(0, 40, 3) for size in range(1, 10)}
    assert chinese_tokens(texts, words) == [list(naive_tokens(text, words)) for text in texts]


def naive_tokens(text: str, words: Set[str]) -> Iterator[str]:
    """The same, word by word."""
    for run in re.findall(r"[㐀-鿿]+", text):
        spans = [(start, start + size) for start in range(len(run)) for size in range(2, LONGEST_WORD + 1)]
        held = [(start, end) for start, end in spans if end <= len(run) and run[start:end] in words]
        yield from (run[start:end] for start, end in held)
        yield from (one for place, one in enumerate(run) if not any(start <= place < end for start, end in held))

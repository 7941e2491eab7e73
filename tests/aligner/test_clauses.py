"""The clauses at the edges of a segment, and the tokens in them."""

import numpy as np
import pytest

from aligner.bag import bag_of
from aligner.clauses import clause_shares, edges


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("小玄子摇手笑道：“今天不打了，明天再来。", "小玄子摇手笑道：", "明天再来。"),
        ("“那也不见得，”他说。", "“那也不见得，”", "他说。"),
        (
            "Trinket went for him again, but this time Misty shook his head.",
            "Trinket went for him again,",
            " but this time Misty shook his head.",
        ),
        ("'What you see,' he said, 'is all there is to see.'", "'What you see,'", " 'is all there is to see.'"),
        (
            "However, he paid 3,500 yuan for it, did he?",
            "However, he paid 3,500 yuan for it,",
            " he paid 3,500 yuan for it, did he?",
        ),
        ("他走了。", "他走了。", "他走了。"),
        ("Is that so?", "Is that so?", "Is that so?"),
    ],
)
def test_shares_of_the_first_and_last_clause(text: str, first: str, last: str) -> None:
    """What is short is no clause; a text of one clause is its own first and last."""
    assert clause_shares(text) == pytest.approx((len(first) / len(text), len(last) / len(text)))


def test_a_segment_without_text_is_one_clause() -> None:
    assert clause_shares("") == (1.0, 1.0)


def test_tokens_at_the_edges() -> None:
    bag = bag_of([list("abcd"), [], list("ef"), list("g")])
    found = edges(bag, np.array([0.5, 1, 0.1, 1]), np.array([0.25, 1, 0.6, 1]))
    assert [bag.types[number] for number in bag.ids[found.first]] == ["a", "b", "e", "g"]
    assert [bag.types[number] for number in bag.ids[found.last]] == ["d", "f", "g"]

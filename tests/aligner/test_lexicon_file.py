"""The file of a learned lexicon."""

import pytest

from aligner.formats.lexicon_file import lexicon_lines, read_lexicon
from aligner.learned import NOTHING, learned_lexicon
from aligner.tokens import TOKENISER
from corpus import FormatError

BOOK = learned_lexicon(["小宝", "书", "小宝"], ["trinket", "book", "name"], [8.25, 2.0, 0.5], 30)
TEXT = f"""\
# duizhao lexicon 1
# tokeniser\t{TOKENISER}
# made\tnovel.tmx news.jsonl
# pairs\t30
# entries\t3
书\tbook\t2.00
小宝\tname\t0.50
小宝\ttrinket\t8.25
"""


def test_written() -> None:
    assert "".join(lexicon_lines(BOOK, "novel.tmx\nnews.jsonl")) == TEXT


@pytest.mark.parametrize("text", [TEXT, "\ufeff" + TEXT, TEXT.replace("\n", "\r\n")], ids=["as is", "mark", "crlf"])
def test_what_is_read_is_written_again(text: str) -> None:
    found = read_lexicon(text, "book.lexicon")
    assert found.n_pairs == 30
    assert "".join(lexicon_lines(found, "novel.tmx news.jsonl")) == TEXT


def test_an_empty_lexicon_is_read_again() -> None:
    assert read_lexicon("".join(lexicon_lines(NOTHING, "")), "a").sources == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "begins with ''"),
        ("书\tbook\t2\n", "begins with '书\\\\tbook\\\\t2'"),
        (TEXT.replace("lexicon 1", "lexicon 9"), "begins with '# duizhao lexicon 9'"),
        (TEXT.replace(TOKENISER, "jieba"), "tokens jieba, not .* learn it again"),
        (TEXT.replace("# pairs\t30\n", ""), "heading is not complete"),
        (TEXT.replace("pairs\t30", "pairs\tmany"), "'many' in its heading"),
        (TEXT.replace("8.25", "-8.25"), "^a.lexicon:8: .* is no entry"),
        (TEXT.replace("8.25", "nan"), "^a.lexicon:8: .* is no entry"),
        (TEXT.replace("小宝\tname", "小宝"), "^a.lexicon:7: .* is no entry"),
        (TEXT.replace("小宝\tname", "\tname"), "^a.lexicon:7: .* is no entry"),
        (TEXT.removesuffix("小宝\ttrinket\t8.25\n"), "2 entries where the heading says 3: cut off"),
    ],
    ids=[
        "empty",
        "no heading",
        "other version",
        "other tokens",
        "line of the heading",
        "no number",
        "negative",
        "not a number",
        "two fields",
        "blank",
        "cut off",
    ],
)
def test_told_in_one_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as raised:
        read_lexicon(text, "a.lexicon")
    assert "\n" not in str(raised.value)

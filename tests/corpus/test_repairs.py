"""Repairs listed for people and written out."""

from corpus.document import RepairKind
from corpus.reading import read_bytes
from corpus.repairs import apply_repairs, repair_lines, repairs_of

TEXT = "# 革新和技 术革命\n\n工人们开展革新和技术革命，各车间都要不断地\n\n取得**胜利**。\n"
READING = read_bytes(TEXT.encode(), "a.txt")
JOINS = frozenset({RepairKind.PAGE_JOIN})


def test_a_line_a_repair() -> None:
    assert list(repair_lines(READING, JOINS)) == [
        "33: page-join: 术革命，各车间都要不断地│取得**胜利**。"
        " (no closing punctuation before the break, and the sentence runs on after it)"
    ]


def test_written_out() -> None:
    assert apply_repairs(READING, JOINS) == TEXT.replace("不断地\n\n取得", "不断地取得")
    assert apply_repairs(READING, JOINS | {RepairKind.WRAP_SPACE}).startswith("# 革新和技术革命\n\n")
    assert apply_repairs(READING, frozenset()) == TEXT


def test_in_the_order_of_the_file() -> None:
    kinds = [repair.kind.value for repair in repairs_of(READING, frozenset(RepairKind))]
    assert kinds == ["mark", "wrap-space", "page-join", "mark", "mark"]

"""JSON lines: the exact bytes, and objects of other people."""

from dataclasses import replace

import pytest

from corpus import FormatError
from tests.tmx.table.memories import RICH, SAID, pair, read, texts, written

PAIR = {"zh-CN": "今天。", "en-US": "Today."}


def test_every_byte() -> None:
    assert written("jsonl", [RICH, pair("今", "a", 2)]).decode() == (
        '{"id": "7", "texts": {"zh-CN": "今天。", "en-US": "Today."}, "date": "20260131T120000Z", "status": "auto", '
        '"notes": ["看"], "props": {"x-a": "甲", "x-b": ["1", "2"]}, "confidence": 0.90}\n'
        '{"texts": {"zh-CN": "今", "en-US": "a"}}\n'
    )


@pytest.mark.parametrize(
    "line",
    [
        '{"source": "今天。", "target": "Today."}',
        '{"id": 7, "source_text": "今天。", "target_text": "Today.", "source": [0, 1], "target": [0, 1]}',
        '{"translation": {"zh-CN": "今天。", "en-US": "Today."}}',
        '{"zh-CN": "今天。", "en-US": "Today.", "url": null}',
    ],
    ids=["source and target", "beads of align", "as data sets have it", "codes"],
)
def test_objects_of_other_people(line: str) -> None:
    assert texts("jsonl", f"{line}\n\n{line}\n".encode()) == [PAIR, PAIR]


def test_keys_may_be_chosen() -> None:
    said = replace(SAID, columns="source=汉,target=英,note=注")
    found, _ = read("jsonl", '{"英": "Today.", "汉": "今天。", "注": "看"}'.encode(), said)
    assert [note.text for note in found[0].notes] == ["看"]


def test_what_the_first_object_does_not_have_is_counted() -> None:
    lines = '{"source": "今", "target": "a"}\n{"source": "明", "target": "b", "colour": 1}\n'
    assert read("jsonl", lines.encode())[1] == [
        "not carried: 1 × cell beyond the columns of the first row (first in unit 2)"
    ]


def test_half_of_a_pair_of_surrogates_is_replaced_and_counted() -> None:
    found, lost = read("jsonl", b'{"source": "\\ud84d\\u5929", "target": "sky \\ud83d\\ude00"}')
    assert [variant.text for variant in found[0].variants] == ["\ufffd天", "sky 😀"]
    assert lost == ["not carried: 1 × half of a surrogate pair: U+FFFD stands in its place (first in unit 1)"]


def test_indonesian_is_a_language_beside_the_identifier() -> None:
    line = '{"id": "7", "texts": {"zh-CN": "你好。", "id": "Halo."}}\n'
    found, lost = read("jsonl", line.encode())
    assert [(unit.tuid, [variant.text for variant in unit.variants]) for unit in found] == [("7", ["你好。", "Halo."])]
    assert (written("jsonl", found).decode(), lost) == (line, [])


@pytest.mark.parametrize(
    "line", ["[1]", "{", "text", '{"a": ' + "[" * 100_000], ids=["a list", "broken", "no JSON", "deep"]
)
def test_other_lines_are_refused(line: str) -> None:
    with pytest.raises(FormatError, match=r"^m\.jsonl:2: not a JSON object: expected one a line$"):
        read("jsonl", f'{{"source": "今", "target": "a"}}\n{line}'.encode())

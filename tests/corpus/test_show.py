"""What `corpus show` says."""

import json

from corpus.document import Script
from corpus.reading import read_bytes
from corpus.show import script_summary, show, to_json

TEXT = "# 技術互助\n\n七月二十日，工人訂立了合同，\n\n都很高興。\n\n一、辦法\n\n互相學習。"


def test_lines() -> None:
    assert list(show(read_bytes(TEXT.encode(), "a.txt"))) == [
        "a.txt: 42 characters",
        "  encoding    UTF-8, by UTF-8",
        "  line ends   LF",
        "",
        "text: zh-Hant, 4 segments in 4 paragraphs",
        "  script      traditional, 27 Han: 22.2 % only traditional, 0.0 % only simplified",
        "  title       技術互助",
        "  heading     2 regions, 2 segments",
        "  body        2 regions, 2 segments",
        "  headings (2)",
        "    技術互助",
        "      一、辦法",
        "  page joins (1)",
        "    二十日，工人訂立了合同，│都很高興。",
    ]


def test_json() -> None:
    value = to_json(read_bytes(TEXT.encode(), "a.txt"))
    assert isinstance(value, dict)
    assert json.loads(json.dumps(value, ensure_ascii=False)) == value
    assert list(value) == ["name", "characters", "encoding", "line_ends", "split", "documents"]
    assert isinstance(value["documents"], list)
    [document] = value["documents"]
    assert isinstance(document, dict)
    assert list(document) == [
        "lang",
        "script",
        "metadata",
        "regions",
        "headings",
        "contents",
        "repairs",
        "remarks",
        "paragraphs",
        "segments",
    ]
    assert document["headings"] == [{"level": 1, "text": "技術互助"}, {"level": 2, "text": "一、辦法"}]


def test_scripts_in_words() -> None:
    assert script_summary(Script(0, 0.0, 0.0)) == "no Han"
    assert script_summary(Script(2, 0.0, 0.0)) == "either"
    assert script_summary(Script(9, 0.0, 38.9)) == "simplified"
    assert script_summary(Script(9, 35.9, 0.1)) == "traditional"
    assert script_summary(Script(9, 5.2, 28.2)) == "mixed, mostly simplified"

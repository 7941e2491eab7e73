"""Which column holds what: by names in any language and case, or as the user says."""

import pytest

from corpus import FormatError
from tmx.table.columns import ABSENT, Columns, chosen_columns, named_columns, own_header


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(["source", "target"], ((0, "source"), (1, "target")), id="English"),
        pytest.param(["编号", "原文", "译文"], ((1, "source"), (2, "target")), id="Chinese"),
        pytest.param(["ID", " Source Text ", "TARGET"], ((1, "source"), (2, "target")), id="case and spaces"),
        pytest.param(["zh-CN", "en-US"], ((0, "zh-CN"), (1, "en-US")), id="codes"),
        pytest.param(["en", "ZH_tw"], ((0, "en"), (1, "ZH_tw")), id="codes of any kind, as they stand"),
        pytest.param(["Chinese (Simplified)", "English", "fr-FR"],
                     ((0, "Chinese (Simplified)"), (1, "English"), (2, "fr-FR")), id="names of languages"),
        pytest.param(["中文", "英文"], ((0, "zh"), (1, "en")), id="names of languages in Chinese"),
        pytest.param(["source_text", "target_text", "source", "target"],
                     ((0, "source"), (1, "target")), id="a table of align: texts before numbers"),
        pytest.param(own_header(["sr", "fil"]), ((1, "sr"), (2, "fil")), id="our own, whatever the codes"),
        pytest.param(["#", "sr", "fil", "status", "comment"], ((1, "sr"), (2, "fil")), id="for reviewers"),
    ],
)  # fmt: skip
def test_columns_of_words(header: list[str], expected: tuple[tuple[int, str], ...]) -> None:
    columns = named_columns(header)
    assert columns is not None
    assert columns.texts == expected


@pytest.mark.parametrize(
    "header",
    [["你好", "hello"], ["zh-CN"], ["source", "note"], [], ["key", "ref", "id"], ["no", "it"]],
    ids=["words", "one language", "no target", "nothing", "no languages", "words that are codes too"],
)
def test_other_rows_are_no_names(header: list[str]) -> None:
    assert named_columns(header) is None


def test_the_other_columns() -> None:
    columns = named_columns(["No.", "tuid", "zh", "en", "Comments", "Reviewer", "", "Status", "Date"])
    assert columns == Columns(((2, "zh"), (3, "en")), ("Reviewer",), 0, 1, 8, ABSENT, 7, 4, ABSENT)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("source=2,target=3", Columns(((1, "source"), (2, "target")))),
        ("target=1, source=B", Columns(((0, "target"), (1, "source")))),
        ("zh-TW=A,en=3,note=B,id=1", Columns(((0, "zh-TW"), (2, "en")), id=0, note=1)),
    ],
)
def test_columns_as_the_user_says(choice: str, expected: Columns) -> None:
    assert chosen_columns(choice, ["A", "B", "C"], "t.csv:1") == expected


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ("source=1", r"--columns: `source=1`: expected two columns of words, as in source=1,target=2"),
        ("source=1,colour=2", r"--columns: `colour=2`: expected FIELD=COLUMN with number, id, .* or a language code"),
        ("source=1,target=4", r"t\.csv:1: no column `4`: expected 1 to 3, or a name in the first row"),
        ("source=1,target=译", r"t\.csv:1: no column `译`"),
        ("source=1,target=" + "9" * 5000, r"t\.csv:1: no column `9999"),
    ],
)
def test_choices_that_cannot_be(choice: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        chosen_columns(choice, ["A", "B", "C"], "t.csv:1")

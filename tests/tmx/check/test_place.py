"""Where a breach is: line, column and unit, in a memory of 10,000 units too; all of a file, to its break."""

import pytest

from tests.tmx.check.cases import CASES, Case
from tests.tmx.check.files import breaches, lines, rules
from tests.tmx.memories import HEADER, UNIT, memory, unit
from tmx.check.breach import Breach, breach_json
from tmx.check.rule import Severity

BEFORE = [
    unit(f"第{number}车间有{number}台机器。", f"Workshop {number} has {number} machines.") for number in range(1, 6_001)
]
AFTER = [unit(f"夜校来了{number}人。", f"{number} came to the night school.") for number in range(6_001, 10_000)]
IN_UNITS = [
    case
    for case in CASES
    if isinstance(case.broken, str) and ": unit " in case.line and HEADER in case.broken and "</body>" in case.broken
]


def moved(case: Case) -> str:
    """The broken file with 6,000 units before its own, and almost 4,000 behind."""
    text = str(case.broken)
    begin, end = text.index("<body>\n") + 7, text.index("</body>")
    before, after = ["".join(line + "\n" for line in units) for units in (BEFORE, AFTER)]
    return text[:begin] + before + text[begin:end] + after + text[end:]


@pytest.mark.slow
@pytest.mark.parametrize("case", IN_UNITS, ids=lambda case: case.rule)
def test_the_line_and_the_unit_in_a_file_of_10_000_units(case: Case) -> None:
    there = next(breach for breach in breaches(case.broken, *case.clients) if breach.rule == case.rule)
    found = next(breach for breach in breaches(moved(case), *case.clients) if breach.rule == case.rule)
    assert (found.unit, found.line) == (6_000 + there.unit, 6_000 + there.line)
    assert (found.column, found.severity) == (there.column, there.severity)


def test_lines_columns_and_tuids_of_units_over_several_lines() -> None:
    spread = """<tu tuid="a">
  <prop type="domain">钢</prop>
  <tuv xml:lang="zh-CN">
    <seg>老王<it>&lt;br/&gt;</it>来了。</seg>
  </tuv>
  <tuv xml:lang="en-US"><seg> Old Wang came.</seg></tuv>
</tu>"""
    found = breaches(memory(UNIT, spread))
    assert [(one.line, one.column, one.unit, one.tuid, one.rule) for one in found] == [
        (8, 3, 2, "a", "TMX-34"),
        (10, 12, 2, "a", "TMX-26"),
        (12, 25, 2, "a", "TMX-29"),
    ]


def test_checking_goes_on_after_a_finding_and_stops_where_the_xml_breaks() -> None:
    text = memory(unit("", "One."), unit("二。", "Two").replace("en-US", "en_US"), unit("三 & 四。"), unit("五。", ""))
    assert [(one.unit, one.rule) for one in breaches(text)] == [
        (1, "TMX-30"),
        (2, "TMX-20"),
        (2, "TMX-23"),
        (3, "TMX-01"),
    ]


def test_characters_that_xml_cannot_hold_do_not_stop_it() -> None:
    text = memory(unit("今天\x0b天气\x01很好。"), unit("好。", "&#xFFFE;"), unit("走。", ""))
    assert lines(text)[:3] == [
        "m.tmx:6: unit 1: TMX-02 error: U+000B is not a character of XML; `duizhao tmx clean` puts a space there",
        "m.tmx:6: unit 1: TMX-02 error: U+0001 is not a character of XML; `duizhao tmx clean` puts a space there",
        "m.tmx:7: unit 2: TMX-02 error: U+FFFE is not a character of XML; `duizhao tmx clean` puts a space there",
    ]
    assert rules(text) == ["TMX-02"] * 3 + ["TMX-30"]


@pytest.mark.parametrize("end", ["</seg>", "</tuv>", "</tu>\n</body>", "</tmx>", "天气很"])
def test_a_cut_file_says_where_it_ends(end: str) -> None:
    text = memory(UNIT, unit("走吧，天气很好。", "Let us go."))
    cut = text[: text.rindex(end) + (len(end) if end == "天气很" else 0)]
    [breach] = breaches(cut)
    assert breach.rule == "TMX-01" and "the file is cut off" in breach.message
    assert breach.line == cut.count("\n") + 1


def test_a_file_that_ends_inside_a_character_is_cut_off() -> None:
    whole = memory(UNIT).encode()
    [breach] = breaches(whole[: whole.index("天气".encode()) + 1])
    assert (breach.rule, breach.message) == ("TMX-01", "ends inside unit 1 (line 6): the file is cut off")


def test_a_breach_as_json() -> None:
    breach = Breach("记忆.tmx", 7, 3, 2, "a", "TMX-20", Severity.ERROR, "`zh_CN`", "write `zh-CN`", ("omegat",))
    assert breach_json(breach) == {
        "file": "记忆.tmx",
        "line": 7,
        "column": 3,
        "unit": 2,
        "tuid": "a",
        "rule": "TMX-20",
        "severity": "error",
        "message": "`zh_CN`",
        "fix": "write `zh-CN`",
        "clients": ["omegat"],
    }


@pytest.mark.parametrize(
    ("text", "client", "expected"),
    [
        (memory(unit("好" * 8_001)), "wordfast", ["TMX-40"]),
        (memory(unit("好" * 8_001)), "omegat", []),
        (memory(unit("<hi>今天</hi>很好。")), "omegat", ["TMX-28"]),
        (memory(unit("<hi>今天</hi>很好。")), "trados", []),
        (memory(unit("今天很好。", "")), "memoq", ["TMX-30"]),
        (memory(UNIT.replace("<tu>", '<tu usagecount="many">')), "trados", ["TMX-32"]),
    ],
)
def test_warnings_are_those_of_the_client_and_errors_those_of_tmx(text: str, client: str, expected: list[str]) -> None:
    assert rules(text, client) == expected


@pytest.mark.parametrize(
    ("version", "client", "expected"),
    [
        ("1.3", "omegat", "TMX-07 error: version is `1.3`: OmegaT 6.1 refuses the whole file"),
        ("1.2", "omegat", "TMX-07 error: version is `1.2`: OmegaT 6.1 refuses the whole file"),
        ("1.3", "", "TMX-07 warning: version is `1.3`: OmegaT 6.1 refuses the whole file"),
        ("1.1", "", "TMX-07 warning: version is `1.1`"),
        ("1.1", "omegat", ""),
        ("1.3", "trados", ""),
    ],
)
def test_versions_that_omegat_refuses_are_errors_for_who_asks_for_omegat(
    version: str, client: str, expected: str
) -> None:
    dtd = f'<!DOCTYPE tmx SYSTEM "tmx{version.replace(".", "")}.dtd">'
    text = memory("", start=dtd, root=f'tmx version="{version}"')
    told = "; write it as 1.4: `duizhao tmx clean --client omegat`"
    assert lines(text, *filter(None, [client])) == ([f"m.tmx:3: {expected}{told}"] if expected else [])

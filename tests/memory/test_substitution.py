"""The numbers of a query in the translation of a match: by value, all or none."""

import pytest

from corpus import Span
from memory import Edit, Prepared, differences, edited, substitutions
from tmx import Code


def put(query: str, memory: str, target: str, language: str = "zh", other: str = "en") -> str:
    """The translation with the numbers of the query; empty where none is offered."""
    ours, theirs = Prepared(query, language), Prepared(memory, language)
    edits = substitutions(ours, theirs, Prepared(target, other), differences(ours, theirs))
    return "".join(map(str, edited((target,), edits) or ())) if edits else ""


@pytest.mark.parametrize(
    ("query", "memory", "target", "expected"),
    [
        (
            "全厂有四十台机床。",
            "全厂有三十五台机床。",
            "The plant has 35 machine tools.",
            "The plant has 40 machine tools.",
        ),
        (
            "全厂有４０台机床。",
            "全厂有35台机床。",
            "The plant has ３５ machine tools.",
            "The plant has ４０ machine tools.",
        ),
        ("节约5万元", "节约3万元", "saved 30,000 yuan", "saved 50,000 yuan"),
        ("3万2千人", "9000人", "9000 people", "32000 people"),
        ("长1.25米", "长1.5米", "1.5 metres long", "1.25 metres long"),
        ("长12.5米", "长10.50米", "10.50 metres long", "12.50 metres long"),
        ("长3米", "长10.50米", "10.50 metres long", "3.00 metres long"),
        ("长12.375米", "长10.50米", "10.50 metres long", "12.375 metres long"),
        ("长5米", "长0.75米", "0.75 metres long", "5.00 metres long"),
        ("长0.5米", "长3米", "3 metres long", "0.5 metres long"),
        ("占40%", "占百分之三十五", "35 per cent", "40 per cent"),
        ("2025年开会", "2024年开会", "Meeting in 2024", "Meeting in 2025"),
        ("2025年5月3日", "2024年5月3日", "3 May 2024", "3 May 2025"),
        ("2025年5月3日至4日", "2024年5月3日至4日", "3 to 4 May 2024", "3 to 4 May 2025"),
        ("3台车床和5台铣床", "5台车床和3台铣床", "5 lathes and 3 millers", "3 lathes and 5 millers"),
        ("二至四根", "二至三根", "2-3 pieces", "2-4 pieces"),
        ("只有7人，用40台", "有5人，用35台", "5 people, 35 machines", "7 people, 40 machines"),
    ],
)
def test_a_number_is_replaced_by_its_value(query: str, memory: str, target: str, expected: str) -> None:
    assert put(query, memory, target) == expected


@pytest.mark.parametrize(
    ("query", "memory", "target"),
    [
        ("全厂有四十台机床。", "全厂有三十五台机床。", "The plant has thirty-five machine tools."),
        ("全厂有四十台机床。", "全厂有三十五台机床。", "The plant has machine tools."),
        ("40台，35人", "35台，35人", "35 machines, 35 people"),
        ("40台，50人", "35台，35人", "35 machines, 35 people"),
        ("7人，40台", "5人，35台", "five people, 35 machines"),
        ("2025年6月3日", "2024年5月3日", "3 May 2024"),
        ("2024年6月6日", "2024年5月5日", "2024-05-05"),
        ("2024年6月7日", "2024年5月5日", "5 May 2024"),
        ("2024年6月5日", "2024年5月5日", "5 May 2024"),
        ("三根", "二至三根", "2-3 pieces"),
        ("40台，5人", "35台", "35 machines"),
        ("节约5万元", "节约3万元", "saved 3 wan yuan"),
        ("40台", "第35台", "No. 35"),
        ("全厂有机床。", "全厂有三十五台机床。", "The plant has 35 machine tools."),
        ("全厂有三十五台机床！", "全厂有三十五台机床。", "The plant has 35 machine tools."),
        ("占三分之一米", "占0.5米", "0.5 metres"),
    ],
)
def test_where_one_cannot_be_put_in_none_is(query: str, memory: str, target: str) -> None:
    assert put(query, memory, target) == ""


def test_into_chinese() -> None:
    assert (
        put("It has 40 machines in 2025.", "It has 35 machines in 2024.", "2024年有35台。", "en", "zh")
        == "2025年有40台。"
    )


def test_inline_codes_stay_where_they_are() -> None:
    bold = Code("bpt", (("i", "1"),), ("<b>",))
    content = (bold, "35 tools in ", Code("ept", (("i", "1"),), ("</b>",)), "2024")
    assert edited(content, [Edit(Span(3, 5), "40"), Edit(Span(19, 23), "2025")]) == (
        *(bold, "40 tools in ", Code("ept", (("i", "1"),), ("</b>",)), "2025"),
    )
    assert edited(content, [Edit(Span(1, 5), "40")]) is None

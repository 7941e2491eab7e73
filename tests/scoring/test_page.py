"""The report as one page: nothing from outside, nothing unescaped, everything in it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from scoring import Finding, MqmType, Settings, Severity, judge, page, word_tokens
from scoring.page.pieces import pieces
from scoring.page.segments import marked
from scoring.terms.table import TermRow
from tests.scoring.material import material

EVIL = '<script>alert(1)</script> & "quotes" <img src=x onerror=alert(2)>'
LINES = [f"The workers of team {number} made {number} proposals." for number in range(25)]


class Tags(HTMLParser):
    """All tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def made(n_findings: int = 0) -> str:
    worse = [EVIL, *LINES[1:-1], ""]
    report = judge(material({"a": LINES, EVIL: worse}, LINES, sources=["工人提出建议。"] * 25), Settings())
    finding = Finding("numbers", "a", 3, (), (), "3", EVIL, MqmType.MISTRANSLATION, Severity.MAJOR)
    return page(
        replace(report, findings=(finding,) * n_findings), word_tokens(), "duizhao score a.txt --reference r.txt"
    )


def test_nothing_comes_from_outside_and_nothing_is_run_but_the_script_of_the_page() -> None:
    tags = Tags(made(1)).found
    assert [tag for tag, _ in tags].count("script") == 1
    assert not [tag for tag, _ in tags if tag in ("img", "link", "iframe", "object")]
    names = {name for _, attributes in tags for name in attributes}
    assert not names & {"src", "style", "onerror", "onclick"}
    assert all((dict(attributes).get("href") or "#").startswith("#") for _, attributes in tags)
    [policy] = [attributes["content"] for tag, attributes in tags if attributes.get("http-equiv")]
    assert policy and re.fullmatch(
        "default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'",
        policy,
    )


def test_the_script_builds_no_html_from_texts() -> None:
    from importlib.resources import files

    script = files("scoring.page").joinpath("page.js").read_text(encoding="utf-8")
    for banned in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval", "new Function", "http"):
        assert banned not in script


def test_all_is_in_it_and_every_link_leads_somewhere() -> None:
    text = made(1)
    tags = Tags(text).found
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    assert {"scores", "charts", "differences", "findings", "all", "cite", "s1", "s25"} <= ids
    assert {(dict(a)["href"] or "")[1:] for tag, a in tags if tag == "a"} <= ids
    assert [tag for tag, _ in tags].count("svg") == 7
    assert "duizhao score a.txt --reference r.txt" in text
    assert '<p class="finding major">numbers · major · expected 3 · found &lt;script&gt;' in text
    assert "weighted total" in text and "per 1,000 source characters" in text
    assert 'id="findings"' not in made()


def test_candidates_stand_together_under_each_term_with_links_to_its_segments() -> None:
    def row(candidate: str, renderings: tuple[tuple[str, int], ...]) -> TermRow:
        return TermRow(candidate, "c1", "技术<革新>", 2, 1, 1, 0, 0, 0, renderings, None, None, (0, 24))

    report = judge(material({"a": LINES, "b": LINES}, LINES), Settings())
    terms = (row("a", (("technical innovation", 1),)), row("b", ()))
    text = page(replace(report, terms=terms), word_tokens(), "duizhao score")
    places = '<td><a href="#s1">1</a> <a href="#s25">25</a></td>'
    assert '<th scope="rowgroup" rowspan="2">技术&lt;革新&gt;</th><td>a</td><td>2</td><td>1</td>' in text
    assert f"<td>technical innovation × 1</td>{places}</tr>\n<tr><td>b</td>" in text


def test_what_differs_from_the_reference_is_marked() -> None:
    assert marked("工人们提出了四条建议。", "工人们提出了三条建议。") == "工人们提出了<mark>四</mark>条建议。"
    assert marked("saved 30,000 yuan", "saved 300,000 yuan") == "saved <mark>30</mark>,000 yuan"
    assert "".join(pieces("  It's  a “test”，好。 ")) == "  It's  a “test”，好。 "


def test_chinese_words_are_the_longest_of_the_dictionary() -> None:
    tokens = word_tokens({"劳动", "劳动模范", "技术革新"})
    assert tokens("勞動模範搞技术革新，Model workers") == ["勞動模範", "搞", "技术革新", "model", "workers"]


@pytest.mark.slow
def test_the_page_of_three_candidates_and_two_thousand_segments_is_under_five_megabytes() -> None:
    lines = [
        f"工人们提出了{number}条合理化建议，劳动模范和技术人员开展技术协作活动，为国家节约资金。"
        for number in range(2000)
    ]
    other = [line.replace("劳动", "先进").replace("资金", "钱") for line in lines]
    report = judge(
        material({"a": lines, "b": other, "c": other}, lines, "zh", sources=["The workers made proposals."] * 2000),
        Settings(("chrf",), resamples=0),
    )
    assert len(page(report, word_tokens()).encode()) < 5_000_000

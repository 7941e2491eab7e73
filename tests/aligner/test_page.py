import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from aligner import Alignment, Rung, Status
from aligner.page import page
from corpus import Metadata
from tests.aligner.sample import REPORT, document, pair

HTML = page(REPORT)
EVIL = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", '" onclick="x', "{{7*7}}", "</style><b>"]


class Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def rows(html: str) -> list[str]:
    return re.findall(r'<tr id="b.*?</tr>', html, flags=re.DOTALL)


def test_each_bead_is_a_row_with_an_address_number_shape_and_confidence() -> None:
    _, second, _ = rows(HTML)
    assert second.startswith('<tr id="b2" class="c1 auto paragraph">')
    assert '<a href="#b2">2</a><span class="shape uneven">1–2</span>' in second
    assert "<b>0.88</b>" in second


def test_sentences_inside_a_bead_are_numbered_and_carry_their_language() -> None:
    _, second, _ = rows(HTML)
    assert '<td lang="zh-Hans"><p class="body"><span><sup>2</sup>他摇摇头说：“没有办法。”</span></p></td>' in second
    assert "<sup>2</sup>He shook his head.</span> <span><sup>3</sup>&quot;There is no way.&quot;" in second


def test_headings_are_headings_and_open_a_section() -> None:
    first, *_ = rows(HTML)
    assert 'class="c0 accepted section"' in first
    assert '<h3 class="heading"><span><sup>1</sup>一、难题</span></h3>' in first
    assert "<small>✓ accepted</small>" in first


def test_a_null_bead_is_a_visible_gap() -> None:
    *_, last = rows(HTML)
    assert '<td class="gap"><span>no counterpart</span></td>' in last
    assert '<b class="doubt">0.40</b>' in last


def test_fixed_rungs_are_marked_on_the_bead_that_they_open() -> None:
    marked = ["⚓ fixed" in row for row in rows(page(replace(REPORT, fixed=frozenset({Rung(1, 1)}))))]
    assert marked == [False, True, False]


def test_the_overview_counts_and_links_to_what_is_doubtful() -> None:
    assert '<dt>mean confidence</dt><dd lang="en">0.93</dd>' in HTML
    assert '<p class="label">To look at</p><p><a href="#b3">3</a></p>' in HTML
    assert '<a href="#b3"><title>bead 3</title><polyline class="c4" points="240.0,220.0 360.0,220.0"/></a>' in HTML


def test_titles_metadata_remarks_and_signature_are_shown() -> None:
    source = replace(REPORT.source, metadata=Metadata(title="攻难关", date="1964-05-12"), remarks=("1 join",))
    html = page(replace(REPORT, source=source, remarks=("mode summary",)))
    assert '<h1>\n<span lang="zh-Hans">攻难关</span>\n<span lang="en">report.en.txt</span>' in html
    assert '<dt>Date</dt><dd lang="zh-Hans">1964-05-12</dd>' in html
    assert "<dt>Author</dt>" not in html
    assert "<li>mode summary</li><li>report.zh.txt: 1 join</li>" in html
    assert "<code>duizhao 0.1.0</code>" in html


@pytest.mark.parametrize("text", EVIL)
def test_text_names_and_remarks_are_shown_as_text(text: str) -> None:
    alignment = pair(text, text)
    hostile = Alignment(
        replace(alignment.source, name=text, lang=text, metadata=Metadata(title=text), remarks=(text,)),
        replace(alignment.target, name=text),
        alignment.rungs,
        alignment.confidences,
        (Status.REJECTED,),
        signature=text,
        remarks=(text,),
    )
    shapes = [(tag, sorted(attributes)) for tag, attributes in Tags(page(hostile)).found]
    harmless = Alignment(
        replace(alignment.source, name="x", metadata=Metadata(title="x"), remarks=("x",)),
        replace(alignment.target, name="x"),
        alignment.rungs,
        alignment.confidences,
        (Status.REJECTED,),
        signature="x",
        remarks=("x",),
    )
    assert shapes == [(tag, sorted(attributes)) for tag, attributes in Tags(page(harmless)).found]


def test_nothing_is_loaded_run_or_styled_from_inside_an_element() -> None:
    found = Tags(HTML).found
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in found}
    names = {name for _, attributes in found for name in attributes}
    assert not [name for name in names if name in ("style", "src") or name.startswith("on")]
    assert all(str(attributes["href"]).startswith("#") for _, attributes in found if "href" in attributes)
    assert "url(" not in HTML and "@import" not in HTML


def test_the_policy_allows_the_one_style_sheet_and_nothing_else() -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", HTML, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [str(attributes["content"]) for tag, attributes in Tags(HTML).found if "http-equiv" in attributes]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]


def test_paragraphs_of_one_side_stay_apart_inside_a_bead() -> None:
    alignment = Alignment(
        document("a.zh", "zh-Hans", "好。", "走。"),
        document("a.en", "en", "Good, go."),
        (Rung(0, 0), Rung(2, 1)),
        (1.0,),
        (Status.AUTO,),
    )
    assert '<p class="body"><span><sup>1</sup>好。</span></p><p class="body"><span><sup>2</sup>走。</span></p>' in page(
        alignment
    )


def test_an_alignment_without_beads_is_still_a_page() -> None:
    empty = Alignment(document("a.zh", "zh-Hans"), document("a.en", "en"), (Rung(0, 0),), (), ())
    assert "No bead is doubtful." in page(empty)

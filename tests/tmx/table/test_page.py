"""The page: readable, self-contained, and every text in it shown as text."""

import base64
import hashlib
import re
from typing import Any

from lxml import html

from tests.tmx.table.memories import RICH, pair, written
from tmx import Losses

ATTACK = "<img src=x onerror=alert(1)></script>\"' javascript: {{7*7}}"


def test_rows_with_an_address_of_their_own() -> None:
    losses = Losses()
    page: Any = html.fromstring(written("html", [RICH, pair("明天。", "Tomorrow.", 12)], losses).decode())
    [row] = page.xpath("//tr[@id='u1']")
    assert [cell.text_content() for cell in row] == ["17", "今天。", "Today.", "0.90auto看"]
    assert [cell.get("lang") for cell in row] == [None, "zh-Hans", "en-US", None]
    assert page.xpath("//tr[@id='u12']/th/a/@href") == ["#u12"]
    assert losses.lines() == [
        "not carried: 1 × date of a unit (first in unit 1)",
        "not carried: 3 × property of a unit (first in unit 1)",
    ]


def test_b41_every_text_is_text() -> None:
    unit = pair(ATTACK, ATTACK)._replace(attributes=(("tuid", ATTACK),), annotations=RICH.annotations)
    page: Any = html.fromstring(written("html", [unit]).decode())
    assert [cell.text for cell in page.xpath("//td[@lang]")] == [ATTACK, ATTACK]
    assert not page.xpath("//img | //script | //@onerror | //@style | //link | //iframe")


def test_nothing_is_loaded_and_the_style_is_the_one_that_is_allowed() -> None:
    text = written("html", [RICH]).decode()
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in text
    assert not re.search(r"https?:|url\(|@import", text)


def test_doubtful_pairs_are_marked() -> None:
    doubtful = RICH._replace(annotations=(RICH.annotations[4]._replace(text="0.69"),))
    assert '<small class="doubt">0.69</small>' in written("html", [doubtful]).decode()
    assert 'class="doubt"' not in written("html", [RICH]).decode()

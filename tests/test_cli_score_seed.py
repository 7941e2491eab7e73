"""Two candidate translations of a real source, seed 003: the faults planted in one are found, named and placed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import duizhao
from tests.shared import SHARED, needs_shared

DATA = Path(__file__).parent / "scoring" / "data"
PLANTED = {
    ("dates", "Accuracy/Mistranslation", "七月二十日", "July 21"),
    ("names", "Accuracy/Mistranslation", "郝建秀 Hao Jianxiu", "Hao Jianxin"),
    ("names", "Accuracy/Mistranslation", "齐廷汉 Qi Tinghan", "Qi Tinghai"),
    ("coverage", "Accuracy/Omission", "缺乏有领导、有组织、有目的地推广；", ""),
}
"""Besides these: a term (增产节约运动) and the number of a page."""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The findings of each candidate; the source is the Chinese half of the seed."""
    source = tmp_path_factory.mktemp("seed") / "source.txt"
    [seed] = (SHARED / "seeds").glob("003*")
    source.write_text(seed.read_text(encoding="utf-8").split("Original:")[1], encoding="utf-8")
    candidates = [f"{name}={DATA / f'seed_003.{name}.txt'}" for name in ("good", "faulty")]
    words = ("--align", "--source", source, "--metrics", "terms,checks", "--date", "1952", "--format", "json", "-q")
    report = json.loads(duizhao("score", *candidates, *words).out)
    return {name: [one for one in report["findings"] if one["candidate"] == name] for name in ("good", "faulty")}


@needs_shared
def test_what_was_planted_is_found(judged: dict[str, list[dict[str, Any]]]) -> None:
    found = {(one["check"], one["type"], one["expected"], one["found"]) for one in judged["faulty"]}
    assert found >= PLANTED
    missing = [one["expected"] for one in judged["faulty"] if one["check"] == "terms"]
    assert any(expected.startswith("增产节约运动: ") for expected in missing)


@needs_shared
def test_the_good_one_has_none_of_that(judged: dict[str, list[dict[str, Any]]]) -> None:
    found = {(one["check"], one["type"], one["expected"], one["found"]) for one in judged["good"]}
    assert found.isdisjoint(PLANTED)
    assert {one["check"] for one in judged["good"]} <= {"terms", "empty", "brackets"}


@needs_shared
def test_places_are_told(judged: dict[str, list[dict[str, Any]]]) -> None:
    [name] = [one for one in judged["faulty"] if one["found"] == "Qi Tinghai"]
    [[start, end]] = name["target"]
    assert end - start == len("Qi Tinghai")

"""Page breaks inside a sentence: which are joined, and which only look like one."""

import pytest

from corpus.document import Document, RegionKind, RepairKind
from corpus.reading import read_bytes
from corpus.settings import ReadSettings
from corpus.show import page_joins

HEAD = "工人们热烈响应工会的号召，订立了互助合同。\n\n"


def document(text: str, lang: str = "zh") -> Document:
    [document] = read_bytes(text.encode(), "a.txt", ReadSettings(lang=lang)).documents
    return document


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("会议决定，各车间今后都要不断地", "取得胜利，不断地扩大战果。"),
        ("一月份组织了两次战役，完成了一百二十四项革", "新项目，其中有八台机器。"),
        ("介绍经验的文章，这一期刊登在《辽", "宁日报》上，大家都看到了。"),
        ("他说：“这是自由恋爱，", "两相情愿。”"),
        ("计划完成情况也有好转，三月份达到96%，质量", "94%，生产秩序也正常了。"),
        ("经常及时地指出他们的缺点，就是这个道", "理。目前还有一些单位没有做好。"),
        ("2. 采用新材料，大力节约代用，利", "废、利旧、利次，回收重用原材料。"),
        ("首先，应帮助群众找好对象，确定互助", "的内容。"),
        ("技术革新活动的目的是提高产品质量和降低成本以及减轻工人的体力劳动", "强度，所以各车间都要重视。"),
    ],
)  # fmt: skip
def test_a_sentence_that_runs_on(left: str, right: str) -> None:
    found = document(f"{HEAD}{left}\n\n{right}\n")
    [join] = [repair for repair in found.repairs if repair.kind is RepairKind.PAGE_JOIN]
    assert (join.before, join.after) == ("\n\n", "")
    assert any(left[-3:] + right[:2] in segment.text for segment in found.segments)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("会议决定今后要做好工作。", "取得胜利以后，再扩大战果。"),
        ("会议决定了下面几件事：", "取得胜利，扩大战果。"),
        ("他说：“工人们都很高兴”", "会后大家都回去了。"),
        ("会议决定，各车间今后都要不断地", "二、取得胜利，不断地扩大战果。"),
        ("会议决定，各车间今后都要不断地", "(2) 取得胜利，不断地扩大战果。"),
        ("会议决定，各车间今后都要不断地", "# 取得胜利"),
        ("会议决定，各车间今后都要不断地", "　　取得胜利，不断地扩大战果。"),
        ("三、当前的任务", "这次会议主要是交流经验，提高认识。"),
        ("市工会副主席", "这次会议主要是交流经验，提高认识。"),
        ("工会主席李某某同志在代表会议上的总结", "这次会议主要是交流经验，提高认识。"),
    ],
)
def test_what_is_no_page_break(left: str, right: str) -> None:
    assert page_joins(document(f"{HEAD}{left}\n\n{right}\n")) == []


def test_a_chain_of_pages_is_one_paragraph() -> None:
    found = document(f"{HEAD}会议决定，各车间今后都要不\n\n断地取得胜利，并且还\n\n要扩大战果。")
    assert found.segments[-1].text == "会议决定，各车间今后都要不断地取得胜利，并且还要扩大战果。"
    assert len(page_joins(found)) == 2


def test_a_page_number_between_the_halves_goes_into_the_repair() -> None:
    found = document(f"{HEAD}会议决定，各车间今后都要不\n\n12\n\n断地取得胜利。")
    [join] = [repair for repair in found.repairs if repair.kind is RepairKind.PAGE_JOIN]
    assert join.before == "\n\n12\n\n"
    assert found.segments[-1].text == "会议决定，各车间今后都要不断地取得胜利。"
    assert RegionKind.STAMP in {region.kind for region in found.regions}


def test_a_form_feed_is_a_page_mark() -> None:
    found = document(f"{HEAD}会议决定，各车间今后都要不\n\f断地取得胜利。")
    assert len(page_joins(found)) == 1


@pytest.mark.parametrize(
    ("left", "right", "joins"),
    [
        ("The workers of the factory signed a contract and", "helped each other.", 1),
        ("It was decided by the Standing Committee of the", "Federation of Trade Unions.", 1),
        ("The contract was signed by all workers,", "Comrade Qi among them.", 1),
        ("The contract was signed by all workers.", "then they left.", 0),
        ("Introduction to the Work of the Federation", "The workers signed a contract.", 0),
    ],
)
def test_english(left: str, right: str, joins: int) -> None:
    found = document(f"They met in July.\n\n{left}\n\n{right}\n", "en")
    assert len(page_joins(found)) == joins
    if joins:
        assert found.segments[-1].text == f"{left} {right}"

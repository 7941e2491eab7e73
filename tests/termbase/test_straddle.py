"""Places of the five seeds where the characters of a shipped term belong to other words, and places that look so.

The lists were made by reading the seeds. A place is a line and characters of it, as `termbase.references` has them.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from corpus import fold_key
from termbase import Lookup, TermHit, open_shipped, open_words, reference
from tests.shared import SHARED, needs_shared

BY_CHANCE = [
    ("000:63:97-101", "经济建设", "of 国民经济 and 建设"),
    ("000:168:96-104", "先进生产者代表会", "议 belongs to it"),
    ("000:180:75-78", "代表会", "of 代表会议"),
    ("000:190:881-885", "市委书记", "of 中共沈阳市委 and 书记"),
    ("001:43:207-210", "生产部", "of 生产 and 部门"),
    ("001:106:88-91", "新技术", "of 革新 and 技术"),
    ("002:25:13-15", "省委", "of 江苏省 and 委员会"),
    ("002:46:366-370", "先进水平", "of 赶上先进 and 水平"),
    ("002:58:44-46", "党组", "of 党 and 组织"),
    ("002:58:77-80", "订合同", "of 签订 and 合同"),
    ("002:92:62-64", "取经", "of 吸取 and 经验"),
    ("002:96:8-10", "省委", "of 江苏省 and 委员会"),
    ("002:140:131-133", "工会", "of 收工 and 会议"),
    ("002:140:218-220", "工会", "of 收工 and 会议"),
    ("002:148:94-97", "订合同", "of 修订 and 合同"),
    ("002:150:215-218", "订合同", "of 修订 and 合同"),
    ("003:27:24-28", "工会干部", "of 产业工会 and 干部大会"),
    ("003:29:126-130", "工会干部", "of 产业工会 and 干部大会"),
    ("003:29:136-139", "厂工会", "of 工厂 and 工会主席"),
    ("004:4:0-4", "工会小组", "of 工会 and 小组长"),
    ("004:4:5-8", "代表会", "of 代表会议"),
    ("004:58:261-265", "工会小组", "of 工会 and 小组长"),
    ("004:138:32-35", "青年团", "of 青年团员"),
    ("004:152:21-24", "代表会", "of 代表会议"),
]
STANDING = [
    ("000:182:431-433", "机床", "装机 goes over its edge"),
    ("000:190:390-392", "大连", "连接 goes over its edge"),
    ("000:196:221-223", "技协", "协会 goes over its edge"),
    ("000:224:175-177", "党组", "会党 goes over its edge"),
    ("001:59:273-275", "落后", "脱落 goes over its edge"),
    ("001:78:5-8", "轻工业", "the year before it is no 年轻"),
    ("001:82:61-64", "轻工业", "the year before it is no 年轻"),
    ("001:98:8-11", "轻工业", "the year before it is no 年轻"),
    ("001:120:8-11", "机械化", "有机 goes over its edge"),
    ("002:46:329-331", "工种", "同工 goes over its edge"),
    ("002:104:5-7", "工人", "人中 goes over its edge"),
    ("002:106:148-152", "技术管理", "理工 goes over its edge"),
    ("002:132:305-307", "工人", "人称 goes over its edge"),
    ("002:138:111-113", "夜校", "上夜 goes over its edge"),
    ("002:150:93-95", "工人", "厂工 goes over its edge"),
    ("004:172:308-310", "工人", "人心 goes over its edge"),
    ("004:180:31-33", "工会", "加工 goes over its edge"),
    ("004:186:83-85", "定额", "划定 goes over its edge"),
]


@cache
def lookup() -> Lookup:
    cache = Path(os.environ["DUIZHAO_CACHE"])
    return Lookup([open_shipped(cache)], open_words(cache))


@cache
def hits(document: str, line: int) -> tuple[TermHit, ...]:
    [path] = (SHARED / "seeds").glob(f"{document}_*.txt")
    return tuple(lookup().find(path.read_text(encoding="utf-8").split("\n")[line - 1]).hits)


@needs_shared
@pytest.mark.parametrize(("at", "term", "why"), BY_CHANCE)
def test_no_term_is_found_where_its_characters_meet_by_chance(at: str, term: str, why: str) -> None:
    place = reference(at)
    assert place.chars not in [hit.chars for hit in hits(place.document, place.line)], why


@needs_shared
@pytest.mark.parametrize(("at", "term", "why"), STANDING)
def test_a_term_is_found_where_only_a_chance_word_goes_over_its_edge(at: str, term: str, why: str) -> None:
    place = reference(at)
    found = {hit.chars: fold_key(hit.text) for hit in hits(place.document, place.line)}
    assert found.get(place.chars) == term, why


@needs_shared
@pytest.mark.parametrize(("at", "term"), [(at, term) for at, term, _ in BY_CHANCE])
def test_the_characters_of_the_term_do_stand_there(at: str, term: str) -> None:
    place = reference(at)
    [path] = (SHARED / "seeds").glob(f"{place.document}_*.txt")
    line = path.read_text(encoding="utf-8").split("\n")[place.line - 1]
    assert fold_key(line[slice(*place.chars)]) == term

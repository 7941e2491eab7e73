"""How numbers are written in Chinese: one pattern per form, over the plain numerals of `chinese_numerals`."""

import re
from functools import cache

from corpus.quantities.forms import AT_FIRST, PLAIN, one_of

_D = "一二三四五六七八九"
_HAN = rf"[{_D}十两廿卅几数](?:[{_D}十百千万亿〇几廿卅]|两(?=[百千万亿])|(?<=一)两){{0,40}}"
_BEFORE_DIGITS = r"(?<![\dA-Za-z./])(?<![\dA-Za-z]-)(?<!\d,)"  # a dash is no minus: ——35台
_DIGITS = r"(?:\d{1,3}(?:[, \u00a0\u2009]\d{3}){1,6}(?:\.\d{1,9})?(?!\d)|\d{1,18}(?:\.\d{1,9})?)(?![\d/A-Za-z]|-\d+-)"
_ASCII = rf"{_BEFORE_DIGITS}{_DIGITS}"
_MIXED = r"\d{1,9}(?:亿(?=\d)(?:\d{1,4}万)?|万(?=\d))(?:\d千)?(?:\d百)?"
"""3万2千, 1亿5000万: each digit with its unit."""
_AMOUNT = rf"(?:{_HAN}|{_BEFORE_DIGITS}{_MIXED}|{_ASCII})[多余]?[十百千万亿]{{0,4}}[多余来]?"
AMOUNT_PARTS = re.compile(rf"({_HAN}|[\d., \u00a0\u2009]+)([多余])?([十百千万亿]*)([多余来])?")
_TO = "[~—–至到-]+"
_LONG_MEASURES = (
    *("公尺", "公斤", "公里", "公顷", "小时", "小時", "小组", "小組", "分钟", "分鐘"),
    *("平方米", "立方米", "英尺", "英寸", "百分点", "百分點"),
)
_MEASURES = (
    "两兩个個名位人年天月日周週次种種项項条條件组組家厂廠台臺座吨噸斤里米尺元角亩畝倍批类類部双雙对對户戶间間班级級层層步"
    "岁歲回场場篇本册冊张張只隻头頭匹辆輛艘架根块塊片段句届屆期号级车車道关關面员員省市县縣区區队隊社村股度代锭錠套"
)
_MEASURE = f"{'|'.join(_LONG_MEASURES)}|[{_MEASURES}]"
_YEAR = rf"\d{{4}}|(?<!\d)\d\d|[{_D}][{_D}〇0]{{1,3}}"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|(?:二十|廿)[{_D}]?|十[{_D}]?|[{_D}])"
_MARK = rf"[（(](?:{_HAN}|\d{{1,2}})[)）]|[{_D}十]{{1,3}}、|\d{{1,2}}[.、](?!\d)|[①-⑳]"
_FORMS = {
    "months": rf"(?<!\d)(?P<first>{_MONTH})[、,，](?P<second>{_MONTH})月",
    "years": rf"(?P<y>{_YEAR})年"
    rf"(?:(?P<m>{_MONTH})月份?(?:(?P<d>{_DAY})[日号])?|(?P<decade>代)|(?P<certain>[度底初末春夏秋冬上下]))?",
    "tens": rf"(?<!\d)(?P<ten>[1-9]0|[{_D}]十)年代",
    "month": rf"(?<!\d)(?P<month_of>{_MONTH})月(?:份|(?P<day_of>{_DAY})[日号])?",
    "day": rf"(?<!\d)(?P<day_alone>\d\d?|[十二三廿][十{_D}]{{1,2}})[日号](?![{_D}\d内])",
    "iso": r"(?<![\d.-])(?P<iy>(?:1[89]|20)\d\d)"
    r"(?:-(?P<im>\d\d?)-(?P<id>\d\d?)|\.(?P<dm>\d\d?)\.(?P<dd>\d\d?)?)(?![\d-])",
    "fraction": rf"(?P<whole>[百千](?=分)|{_HAN}|{_ASCII})分之(?P<part>{_AMOUNT})"
    rf"(?:点(?P<point>[{_D}〇]{{1,9}})|{_TO}(?P<upto>{_AMOUNT}))?",
    "half": "一半",
    "ordinal": rf"第(?P<nth>{_HAN}|\d{{1,9}})(?P<listed>[，,、：:])?",
    "row": rf"(?P<row_of>[{_D}十]{{1,4}}(?:·[{_D}十]{{1,4}}){{1,3}})",
    "mark": rf"(?:{AT_FIRST}|(?<=[：:；;。！？\s]))(?:{_MARK})",
    "amount": rf"(?P<low>{_AMOUNT})(?:{_TO}(?P<high>{_AMOUNT}|{_DIGITS}[十百千万亿]{{0,4}}(?=%|{_MEASURE})))?"
    rf"(?:(?P<percent>%)|(?P<tenths>成(?![为為功立就员員分长長果绩績千万萬百名份]))|(?P<unit>{_MEASURE}))?(?P<more>多(?![少种種])|以上)?",
}
_AFTER = (
    rf"{_D}十百千万亿两几〇廿卅\d多余来以%成年月日号分半、,，·~—–至到\-{_MEASURES}"
    f"{''.join(measure[0] for measure in _LONG_MEASURES)}"
)
"""What follows the first numeral of a number, if it is not one of those that are a number alone."""
_PLAIN = (
    rf"(?P<{PLAIN}>[0-9](?<![\dA-Za-z./].)(?<![\dA-Za-z]-.)(?<!\d,.)[0-9]{{0,8}})"
    rf"[{re.sub('[年月日号倍]', '', _MEASURES)}](?![多以])"
)
"""35台: digits before a measure of one character, which no other form begins with."""
_NUMERALS, _ALONE = f"{_D}十两几数百千", r"廿卅第（(①-⑳\d"
BEGINNING = re.compile(rf"(?=[{_NUMERALS}{_ALONE}])(?:{_PLAIN}|[{_NUMERALS}](?=[{_AFTER}])|[{_ALONE}])")
"""What a number may begin with, or the commonest of them all: looked for first, it saves most of the time.

Any other character is passed by at once.
"""
FOUR_DIGITS = re.compile(rf"\d{{4}}|[{_D}][{_D}〇]{{3}}")
ROW = re.compile(f"[{_D}〇]{{2,}}")


@cache
def any_form() -> re.Pattern[str]:
    """One form or another. Compiled when first asked for, which takes 20 ms."""
    return one_of(_FORMS)

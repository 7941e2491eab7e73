"""What title pages and colophons say: issuer, editors, date of printing, ISBN, period."""

import re
from dataclasses import replace

from corpus.document import Metadata
from corpus.layout.dates import date_in, is_date, period_of

_IMPRINT = re.compile(
    r"ISBN|出版发行|出版發行|印刷|字数|字數|开本|開本|印张|印張|插页|插頁|印数|印數|定价|定價|责任编辑|責任編輯|责任校对|責任校對|封面设计"
    r"|封面設計|版式设计|版式設計|装帧|裝幀|第[ ]?[\d一二三四]{1,2}[ ]?(?:版|次印)"
    r"|统一书号|統一書號|书号|書號|新华书店|新華書店|发行所|發行所"
    r"|版权所有|版權所有|©|[Cc]opyright|[Pp]rinted (?:in|by)|All rights reserved|First published"
)
_IMPRINT_LENGTH = 60
_PRESS = re.compile(
    r"(?P<name>.*?(?:出版社|出版公司|书局|書局|印书馆|印書館|书店|書店|Press|Publishers?|Publishing House))"
    r"(?:出版发行|出版發行|出版|发行|發行|编辑|編輯|编印|編印|编|編|印|贈|赠)?"
)
_BODY = re.compile(
    r"(?P<name>.{2,40}?(?:委員會|委员会|工會|工会|辦公室|办公室|研究所|研究院|编辑部|編輯部|编委会|編委會|协会|協會|聯合會|联合会"
    r"|学院|學院|大学|大學|[省市县縣区區部]委|[局厅廳部])"
    r"|.{2,60} (?:Committee|Union|Federation|Office|Institute|Ministry|University))"
    r"(?:编印|編印|编辑|編輯|主编|主編|编|編|印|发|發)?"
)
_EDITORS = re.compile(r"(?:副?主编|副?主編|编者|編者|[Ee]dited by|[Ee]ditors?)[ \u3000:：]+(.+)")
_AUTHOR = re.compile(r"(?:作者|著者|[Bb]y)[ \u3000:：]+(.+)|(.{2,12})[ \u3000]+著")
_ISBN = re.compile(r"ISBN(?:-1[03])?[ :：]*((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx])")
_PLACE = re.compile(r"((?:1[5-9]|20)\d\d)[ ]?年?[ ]?[·・•∙.][ ]?[^\d\s].*")
_PRINTING, _PLACED, _BARE = 2, 1, 0


def is_imprint(line: str) -> bool:
    """Whether `line` is one of a colophon: printer, format, edition, price, ISBN, persons in charge."""
    return len(line) <= _IMPRINT_LENGTH and line[-1:] not in "。！？" and _IMPRINT.search(line) is not None


def imprint_facts(lines: list[str]) -> tuple[Metadata, list[str]]:
    """The metadata, without the title, that the lines of a title page and a colophon give, and remarks on them.

    The date of printing goes before the year beside a place, and that before any other date; dates that disagree
    are remarked on. A press goes before an office as issuer. A span of years is the period treated.
    """
    facts = Metadata(
        author=_first(_AUTHOR, lines),
        editors="；".join(match[1].strip() for line in lines if (match := _EDITORS.fullmatch(line))),
        issuer=_issuer(lines),
        isbn=next((match[1] for line in lines if (match := _ISBN.search(line))), ""),
        period=next((period for line in lines if (period := period_of(line))), ""),
    )
    dates = sorted(((_weight(line), date_in(line)) for line in lines if _is_dated(line)), key=lambda date: -date[0])
    if not dates:
        return facts, []
    date = max((found for weight, found in dates if weight == dates[0][0]), key=len)
    others = [found for _, found in dates if not found.startswith(date) and not date.startswith(found)]
    others += [found for _, found in dates if found.startswith(date) and len(found) > len(date)]
    remarks = [
        f"the title page also bears the date {found}; the book is dated {date}" for found in dict.fromkeys(others)
    ]
    return replace(facts, date=date), remarks


def _issuer(lines: list[str]) -> str:
    for pattern in (_PRESS, _BODY):
        for line in lines:
            match = pattern.fullmatch(line)
            if match and not line.startswith(("《", "主编", "主編", "(", "（")):
                return match["name"]
    return ""


def _first(pattern: re.Pattern[str], lines: list[str]) -> str:
    found = (pattern.fullmatch(line) for line in lines)
    return next(((match[1] or match[2]).strip() for match in found if match), "")


def _is_dated(line: str) -> bool:
    return bool(date_in(line)) and not period_of(line) and _weight(line) >= _BARE


def _weight(line: str) -> int:
    if is_imprint(line):
        return _PRINTING
    if _PLACE.fullmatch(line):
        return _PLACED
    return _BARE if is_date(line) else -1

"""The names of columns in tables of terms, as the programs that write them have them, told apart from rows of terms."""

import re
from collections.abc import Sequence

from corpus import fold_key, script_of

Cells = Sequence[str]

PAIR_FIELDS = ("zh", "en", "pinyin", "subject", "definition", "note", "status", "id", "source")
"""What a column of a table with a pair of terms a row may hold."""

_ONE, _OTHER = "one", "other"
"""The sides of a table that does not name their languages."""

_ALIASES = {
    "pinyin": "pinyin 拼音",
    "subject": "subject field domain subject-field 领域 学科 类别",
    "definition": "definition 定义",
    "note": "note notes comment comments remark remarks description 备注 说明 注释",
    "status": "status term-status 状态",
    "id": "id no number 编号 序号",
    "source": "source-of-translation reference 来源 出处",
    _ONE: "source src source-term source-text source-language term 源语言 源语 原文 术语",
    _OTHER: "target tgt target-term target-text target-language translation 目标语言 目标语 译文 译语 翻译",
}
_FIELD_OF = {alias: field for field, aliases in _ALIASES.items() for alias in aliases.split()}
_PREFIX = re.compile(r"(?:entry|concept)-?(?=id$|subject$|domain$|note$|definition$)")
_PLACES = "simplified|traditional|prc|china|taiwan|hong-kong|us|uk|united-states|united-kingdom|简体|繁体"
_LANGUAGE = re.compile(
    rf"(?:(?:term|translation)[-:]*)?\[?(?:(?P<code>zh|zho|chi|cmn|en|eng)(?:-[a-z]{{4}})?(?:-(?:[a-z]{{2}}|\d{{3}}))?"
    rf"|(?:简体|繁体)?(?P<name>chinese|english|中文|汉语|英文|英语)(?:术语|[-,()]*(?:{_PLACES}))*)[\])]*"
)
"""A language with its region or script: `zh_CN`, `Chinese_PRC`, `Chinese (Simplified)`, `Term [zh-CN]`, `term:en`."""
_ENGLISH = frozenset({"en", "eng", "english", "英文", "英语"})


def plain(cell: str) -> str:
    """The name of a column as names are compared."""
    return "-".join(fold_key(cell.strip().lstrip("\ufeff")).replace("_", "-").split())


def is_name(cell: str) -> bool:
    """Whether a cell is a name that a column may have."""
    return bool(_field(cell))


def named_columns(rows: Sequence[Cells]) -> dict[str, int]:
    """The place of each field where the first row names the columns; empty where it does not.

    Where it names no language, or only one, the other side is the column for it: which is Chinese, its text tells. A
    row whose codes stand in the next one too is a pair with its languages, as DeepL has them.
    """
    found: dict[str, int] = {}
    for place, cell in enumerate(rows[0]):
        if field := _field(cell):
            found.setdefault(field, place)
    sides = [found.pop(side) for side in (_ONE, _OTHER) if side in found]
    spoken = [language for language in ("zh", "en") if language in found]
    if len(spoken) == 1 and sides:
        found["en" if spoken == ["zh"] else "zh"] = sides[0]
    elif not spoken and len(sides) == 2:
        found |= chinese_and_english(rows[1:], sides)
    elif len(spoken) < 2:
        return {}
    languages = found["zh"], found["en"]
    recurs = [_cell(row, place) == _cell(rows[0], place) for row in rows[1:2] for place in languages]
    return {} if recurs and all(recurs) else found


def chinese_and_english(rows: Sequence[Cells], places: Sequence[int]) -> dict[str, int]:
    """Which of two columns is Chinese: the one with the larger share of Han characters."""
    one, other = ("".join(_cell(row, place) for row in rows) for place in places)
    is_turned = script_of(one).han * len(other) < script_of(other).han * len(one)
    return dict(zip(("en", "zh") if is_turned else ("zh", "en"), places, strict=True))


def are_names(rows: Sequence[Cells], columns: dict[str, int]) -> bool:
    """Whether the first row, of unknown words, must be names: alone it has Chinese in the column for English."""
    has_han = [script_of(_cell(row, columns["en"])).han > 0 for row in rows]
    return len(rows) > 1 and has_han[0] and not any(has_han[1:])


def _field(cell: str) -> str:
    name = plain(cell)
    if spoken := _LANGUAGE.fullmatch(name):
        return "en" if (spoken["code"] or spoken["name"]) in _ENGLISH else "zh"
    return _FIELD_OF.get(_PREFIX.sub("", name), "")


def _cell(row: Cells, place: int) -> str:
    return row[place] if place < len(row) else ""

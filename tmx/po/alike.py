"""The fast path: messages of single lines whose comments are details of duizhao's, as most are that it writes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tmx.exchange.detail_names import detail_of
from tmx.exchange.details import Detail, Scope
from tmx.language import normalise
from tmx.po.decisive import DECISIVE
from tmx.po.lines import Lines
from tmx.po.strings import unescaped
from tmx.unit import Prop, TranslationUnit, Variant

_TEXT = r'"((?:[^"\\\n]|\\.)++)"\n'
_DETAIL = r"#\. x-\S\S++ \S(?:[^\n]*\S)?\n"
_MESSAGE = re.compile(rf"((?:{_DETAIL})*+)msgid {_TEXT}msgstr {_TEXT}\n")


def plain_units(lines: Lines, languages: tuple[str, str], number: int) -> Iterator[TranslationUnit]:
    """The units of the messages at the position that say no more; each moves it on. `number` is that before them."""
    (source, target), codes = map(normalise, languages), languages
    while (found := lines.ahead(_MESSAGE)) and (noted := _noted(found[1])) is not None:
        number += 1
        attributes, props = noted
        variants = (
            Variant(codes[0], source, (unescaped(found[2]),)),
            Variant(codes[1], target, (unescaped(found[3]),)),
        )
        line = lines.number + found[1].count("\n")
        lines.take(found)
        yield TranslationUnit(variants, attributes, props, number, line)


def _noted(comments: str) -> tuple[tuple[tuple[str, str], ...], tuple[Prop, ...]] | None:
    """Attributes and properties of the unit; None where a comment is no such detail, or decides more."""
    tuid, others, props = "", [], []
    for line in comments.split("\n")[:-1]:
        name, _, text = line[3:].partition(" ")
        detail = _plain_detail(name)
        if detail is None:
            return None
        text = unescaped(text)
        if detail.is_prop:
            props.append(Prop(detail.name, text))
        elif detail.name == "tuid":
            tuid = text
        else:
            others.append((detail.name, text))
    return (("tuid", tuid), *others) if tuid else tuple(others), tuple(props)


@lru_cache(maxsize=1024)
def _plain_detail(name: str) -> Detail | None:
    """What a name and its colon say, where that is about the unit and decides nothing else."""
    detail = detail_of(name[:-1], "") if name.endswith(":") else None
    return detail if detail and detail.scope is Scope.UNIT and detail.name not in DECISIVE else None

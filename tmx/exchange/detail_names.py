"""Details of TMX under one name each, for formats with one name-space: contexts of XLIFF 1.2, comments of PO.

| detail | name |
|---|---|
| property `x-…` of the unit | `x-…` |
| another property of the unit | `x-tmx-unit-prop:NAME` |
| property of the source or target | `x-tmx-source-prop:NAME` |
| attribute | `x-tmx-unit:NAME`, `x-tmx-source:NAME` |
"""

import re
from functools import lru_cache

from tmx.exchange.details import Detail, Scope
from tmx.exchange.tokens import as_token, from_token

_AS_IT_IS = re.compile(r"x-(?!tmx-)[^\s%]+")
_OWN = re.compile(r"x-tmx-(unit|source|target)(-prop)?:(\S*)")


def name_of_detail(detail: Detail) -> str:
    """The name of a detail, without white space."""
    return _name(detail.scope, detail.is_prop, detail.name)


@lru_cache(maxsize=1024)
def _name(scope: Scope, is_prop: bool, name: str) -> str:
    if is_prop and scope is Scope.UNIT and _AS_IT_IS.fullmatch(name):
        return name
    return f"x-tmx-{scope}{'-prop' if is_prop else ''}:{as_token(name)}"


def detail_of(name: str, text: str) -> Detail | None:
    """The detail of this name and text; None where the name does not begin with `x-`."""
    if own := _OWN.fullmatch(name):
        return Detail(Scope(own[1]), own[2] is not None, from_token(own[3]), text)
    return Detail(Scope.UNIT, True, name, text) if name.startswith("x-") else None

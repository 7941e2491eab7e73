"""Details of TMX as the `context-type` of XLIFF 1.2, the one place of its strict schema that takes names of one's own.

| detail | `context-type` |
|---|---|
| property `x-…` of the unit | `x-…` |
| another property of the unit | `x-tmx-unit-prop:NAME` |
| property of the source or target | `x-tmx-source-prop:NAME` |
| attribute | `x-tmx-unit:NAME`, `x-tmx-source:NAME` |
"""

import re

from tmx.xliff.details import Detail, Scope
from tmx.xliff.types import as_token, from_token

_AS_IT_IS = re.compile(r"x-(?!tmx-)[^\s%]+")
_OWN = re.compile(r"x-tmx-(unit|source|target)(-prop)?:(\S*)")


def context_type(detail: Detail) -> str:
    """The type of the context that holds a detail."""
    if detail.is_prop and detail.scope is Scope.UNIT and _AS_IT_IS.fullmatch(detail.name):
        return detail.name
    return f"x-tmx-{detail.scope}{'-prop' if detail.is_prop else ''}:{as_token(detail.name)}"


def detail_of(type: str, text: str) -> Detail | None:
    """The detail that a context holds; None for one of the types that XLIFF lists."""
    if own := _OWN.fullmatch(type):
        return Detail(Scope(own[1]), own[2] is not None, from_token(own[3]), text)
    return Detail(Scope.UNIT, True, type, text) if type.startswith("x-") else None

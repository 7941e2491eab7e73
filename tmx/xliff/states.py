"""How far a translation is: the status of duizhao and the states of XLIFF.

| status | XLIFF 1.2 | XLIFF 2 |
|---|---|---|
| accepted | `state="signed-off"`, `approved="yes"` | `reviewed` |
| auto, or none | `translated` | `translated` |
| doubtful | `needs-review-translation` | `initial`, which clients show as fuzzy |

The way back: `final` and `approved="yes"` are accepted too; `new` and every other `needs-…` is doubtful where there is
a translation; `translated` says nothing. A state that the status would not be written as is kept as a property.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tmx.unit import Prop

STATUS = "x-duizhao-status"
STATE = "x-xliff-state"
_TRANSLATED = "translated"
_ACCEPTED = frozenset({"final", "signed-off", "reviewed"})


def value_of(annotations: Iterable[object], type: str) -> str:
    """The text of the first property of this type; empty without one."""
    for one in annotations:
        if isinstance(one, Prop) and one.type == type:
            return one.text
    return ""


Values = Mapping[str, str]
"""Texts of properties by type."""


def values_of(annotations: Iterable[object]) -> dict[str, str]:
    """The text of the first property of each type, where more than one of them is wanted."""
    values: dict[str, str] = {}
    for one in annotations:
        if isinstance(one, Prop):
            values.setdefault(one.type, one.text)
    return values


class States(NamedTuple):
    """The states of one version of XLIFF; `detail` is the property of what is said beside the state."""

    states: re.Pattern[str]
    of_status: Mapping[str, str]
    detail: str
    details: re.Pattern[str]

    def state(self, values: Values) -> str:
        """The state that a translation with these properties is written with."""
        kept = values.get(STATE)
        return kept if kept and self.states.fullmatch(kept) else self._of(values.get(STATUS, ""))

    def detail_of(self, values: Values) -> str:
        """What is said beside the state; empty where nothing is."""
        found = values.get(self.detail)
        return found if found and self.details.fullmatch(found) else ""

    def said(self, values: Values) -> tuple[str, ...]:
        """The properties that are said by the state and beside it, so that they need not be written as such."""
        state = (STATE,) if self.states.fullmatch(values.get(STATE, "")) else ()
        return (*state, self.detail) if self.detail_of(values) else state

    def read(self, state: str, detail: str, known: Sequence[Prop], status: str = "") -> list[Prop]:
        """The properties that the state of a translation adds to those known; `status` is what else the file says."""
        found = value_of(known, STATUS)
        added = []
        if not found and (found := status or _status(state)):
            added.append(Prop(STATUS, found))
        return added + self.kept("" if state == self._of(found) else state, detail, known)

    def kept(self, state: str, detail: str, known: Sequence[Prop]) -> list[Prop]:
        """The properties that keep a state as it is, where they are not known."""
        found = [Prop(STATE, state)] if state not in ("", value_of(known, STATE)) else []
        return [*found, Prop(self.detail, detail)] if detail not in ("", value_of(known, self.detail)) else found

    def _of(self, status: str) -> str:
        return self.of_status.get(status, _TRANSLATED)


def _status(state: str) -> str:
    if state in _ACCEPTED:
        return "accepted"
    return "" if state in ("", _TRANSLATED) or state.startswith("x-") else "doubtful"


STATES_12 = States(
    states=re.compile(
        r"final|needs-(adaptation|l10n|translation|review-(adaptation|l10n|translation))|new|signed-off|translated|x-\S+"
    ),
    of_status={"accepted": "signed-off", "doubtful": "needs-review-translation"},
    detail="x-xliff-state-qualifier",
    details=re.compile(
        r"exact-match|fuzzy-match|id-match|leveraged-(glossary|inherited|mt|repository|tm)|(mt|tm)-suggestion"
        r"|rejected-(grammar|inaccurate|length|spelling)|x-\S+"
    ),
)
"""`state` and `state-qualifier` of a target in XLIFF 1.2."""

STATES_21 = States(
    states=re.compile(r"initial|translated|reviewed|final"),
    of_status={"accepted": "reviewed", "doubtful": "initial"},
    detail="x-xliff-subState",
    details=re.compile(r"[^\s:]+:[^\s:]+"),
)
"""`state` and `subState` of a segment in XLIFF 2."""

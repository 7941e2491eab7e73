"""What is asked and answered, as JSON: the models that check a request, and that OpenAPI describes."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from memory.server.limits import LONGEST_TEXT, MOST_HITS, MOST_MATCHES, MOST_TEXTS, MOST_UNITS
from tmx import ILLEGAL, Note, Prop, TranslationUnit, Variant, normalise


def _storable(text: str) -> str:
    """The text. Raises ValueError where it has a character that no memory could be exported with."""
    if found := ILLEGAL.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand in TMX: leave it out")
    return text


Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", max_length=40)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Loose = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
_STORABLE = AfterValidator(_storable)
NOTED = 100
"""Properties or notes of a unit."""


class Asked(BaseModel):
    """A request: what is not known is refused, for it may be a slip."""

    model_config = ConfigDict(extra="forbid")


class One(Asked):
    """A text to look up; `previous` and `next` are its neighbours, empty at an end, left out where nobody knows."""

    text: Text
    previous: Loose | None = None
    next: Loose | None = None
    id: Annotated[str, StringConstraints(max_length=1_000)] = ""


class How(Asked):
    """Languages, empty to be told by the script; the least score; how many matches for a text."""

    source: Language | Literal[""] = ""
    target: Language | Literal[""] = ""
    threshold: Annotated[int, Field(ge=1, le=100)] = 70
    matches: Annotated[int, Field(ge=1, le=MOST_MATCHES)] = 5


class LookupAsked(One, How):
    """One look-up."""


class BatchAsked(How):
    """Several look-ups with one answer."""

    queries: Annotated[list[One], Field(min_length=1, max_length=MOST_TEXTS)]


class SearchAsked(Asked):
    """A concordance: any stretch of characters, on one side or on any; what the other must have, and must not."""

    text: Text
    language: Language | Literal[""] = ""
    other: Loose = ""
    lacking: Loose = ""
    hits: Annotated[int, Field(ge=1, le=MOST_HITS)] = 50


class Unit(Asked):
    """A translation unit: a text in each of two languages or more, and what is noted on it."""

    texts: Annotated[dict[Language, Annotated[Text, _STORABLE]], Field(min_length=2, max_length=20)]
    id: Annotated[str, StringConstraints(max_length=1_000), _STORABLE] = ""
    date: Annotated[str, StringConstraints(pattern=r"^(\d{8}T\d{6}Z)?$")] = ""
    notes: Annotated[list[Annotated[Loose, _STORABLE]], Field(max_length=NOTED)] = []
    props: Annotated[dict[Annotated[Name, _STORABLE], Annotated[Loose, _STORABLE]], Field(max_length=NOTED)] = {}

    def unit(self) -> TranslationUnit:
        """The unit as memories have it."""
        variants = tuple(Variant(code, normalise(code), (text,)) for code, text in self.texts.items())
        named = [("tuid", self.id)] if self.id else []
        dated = [("changedate", self.date)] if self.date else []
        noted: list[Note | Prop] = [*(Note(text) for text in self.notes), *(Prop(*pair) for pair in self.props.items())]
        return TranslationUnit(variants, (*named, *dated), tuple(noted))


class AddAsked(Asked):
    """Units for a named memory: all of them or none."""

    units: Annotated[list[Unit], Field(min_length=1, max_length=MOST_UNITS)]
    memory: Annotated[Name, _STORABLE] = "main"


class Difference(BaseModel):
    """A stretch in which query and memory are equal or not; spans are half-open, in the raw texts."""

    op: Literal["equal", "insert", "delete", "replace"]
    kind: str
    query: tuple[int, int]
    memory: tuple[int, int]
    weight: int
    units: int


class Origin(BaseModel):
    """Where a unit comes from."""

    memory: str
    unit: int
    tuid: str
    changed: str
    props: dict[str, str]


class MatchFound(BaseModel):
    """A unit like a text; the score, 0 to 102, has its penalty taken off.

    `substituted` is the target with the numbers of the query, an offer to be checked; empty where there is none.
    """

    score: int
    penalty: int
    source: str
    target: str
    substituted: str
    explanation: str
    differences: list[Difference]
    flags: list[str]
    origin: Origin


class LookupFound(BaseModel):
    """The matches for a text, best first; not `exhaustive`, there may be others that score less than 60."""

    query: str
    matches: list[MatchFound]
    exhaustive: bool


class BatchFound(BaseModel):
    """The answer to each query, in their order."""

    results: list[LookupFound]


class HitFound(BaseModel):
    """A unit in which a text stands, where in it, and what the other languages say."""

    text: str
    language: str
    spans: list[tuple[int, int]]
    others: dict[str, str]
    origin: Origin


class SearchFound(BaseModel):
    """Hits in the order in which their units came; whether there are more."""

    query: str
    hits: list[HitFound]
    more: bool


class AddFound(BaseModel):
    """What became of the units that were added."""

    new: int
    updated: int
    duplicate: int
    without_pair: int


class Numbered(BaseModel):
    """The number of a unit, by which it is asked for, changed and removed."""

    unit: int


class UnitFound(BaseModel):
    """A unit and where it is."""

    texts: dict[str, str]
    notes: list[str]
    origin: Origin


class MemoryFound(BaseModel):
    """A named memory of the store."""

    name: str
    priority: int
    penalty: int
    read_only: bool
    units: int
    dead: int


class InfoFound(BaseModel):
    """The store, who serves it, and its memories."""

    version: str
    memories: list[MemoryFound]


class Problem(BaseModel):
    """What was wrong, in one line."""

    error: str


Answer = dict[str, Any]

"""What the API does with a store: look-ups, searches, changes. Knows no HTTP."""

from itertools import islice
from pathlib import Path
from typing import Any

from corpus import script_of
from memory.as_json import hit_json, match_json, origin_json
from memory.concordance import Search, concordance
from memory.lookup import Limits, Lookup
from memory.opening import open_store
from memory.penalty import Query
from memory.server.messages import AddAsked, BatchAsked, How, LookupAsked, One, SearchAsked, Unit
from tmx import normalise


class Work:
    """An open store, for one thread."""

    def __init__(self, where: str, cache: Path | None) -> None:
        self._store = open_store(where, cache)
        self.name = self._store.name
        self._lookup = Lookup(self._store)

    def lookup(self, asked: LookupAsked) -> dict[str, Any]:
        """The matches for a text."""
        return self._matches(asked, asked)

    def batch(self, asked: BatchAsked) -> dict[str, Any]:
        """The matches for several."""
        return {"results": [self._matches(one, asked) for one in asked.queries]}

    def search(self, asked: SearchAsked) -> dict[str, Any]:
        """The units in which a text stands."""
        language = normalise(asked.language).partition("-")[0]
        found = concordance(self._store, Search(asked.text, language, asked.other, asked.lacking))
        hits = [hit_json(hit) for hit in islice(found, asked.hits)]
        return {"query": asked.text, "hits": hits, "more": next(found, None) is not None}

    def add(self, asked: AddAsked) -> dict[str, Any]:
        """What became of the units."""
        return self._store.add((one.unit() for one in asked.units), asked.memory, "serve")._asdict()

    def unit(self, number: int) -> dict[str, Any]:
        """A unit by its number."""
        stored = self._store.unit(number)
        texts = {variant.written: variant.text for variant in stored.unit.variants}
        return {"texts": texts, "notes": [note.text for note in stored.unit.notes], "origin": origin_json(stored)}

    def update(self, number: int, asked: Unit) -> dict[str, Any]:
        """The number of the unit that has taken the place of another."""
        return {"unit": self._store.update(number, asked.unit())}

    def remove(self, number: int) -> dict[str, Any]:
        """Takes a unit out of all look-ups."""
        self._store.remove([number])
        return {"unit": number}

    def info(self) -> list[dict[str, Any]]:
        """The named memories."""
        return [memory._asdict() for memory in self._store.memories()]

    def close(self) -> None:
        """Closes the store."""
        self._store.database.close()

    def _matches(self, one: One, how: How) -> dict[str, Any]:
        source = normalise(how.source) or ("zh" if script_of(one.text).han else "en")
        target = normalise(how.target) or ("en" if source.startswith("zh") else "zh")
        query = Query(one.text, source, target, one.previous, one.next, one.id)
        found = self._lookup(query, Limits(how.threshold, how.matches))
        matches = [match_json(match) for match in found]
        return {"query": one.text, "matches": matches, "exhaustive": found.exhaustive}

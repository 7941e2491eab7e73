"""A made memory put into a store, in a process of its own: `python -m bench.memory.filling STORE UNITS` prints JSON."""

import json
import sys
import time
from collections.abc import Iterator
from itertools import islice

from bench.alignment.vocabulary import vocabulary
from bench.memory.made_units import as_unit, made_units, pool_of
from memory import Lookup, open_store
from tmx import TranslationUnit

_BATCH = 2_000


class _Given:
    """Units handed over in batches, so that the time of making them can be taken off."""

    def __init__(self, count: int) -> None:
        self._made = map(as_unit, made_units(count, pool_of(vocabulary())))
        self.spent = 0.0

    def __iter__(self) -> Iterator[TranslationUnit]:
        while True:
            begun = time.process_time()
            batch = list(islice(self._made, _BATCH))
            self.spent += time.process_time() - begun
            if not batch:
                return
            yield from batch


def main(path: str, count: str) -> None:
    """Fills the store and prints seconds of the processor's time, with the index of phrases and without."""
    given = _Given(int(count))
    with open_store(path) as store:
        insert, phrases = store.database.insert, 0.0

        def watched(table: str, rows: object) -> None:
            nonlocal phrases
            begun = time.process_time()
            insert(table, rows)  # type: ignore[arg-type]
            phrases += (time.process_time() - begun) * (table == "phrase")

        store.database.insert = watched  # type: ignore[method-assign]
        begun = time.process_time()
        store.add(given)
        whole = time.process_time() - begun - given.spent
        begun = time.process_time()
        Lookup(store).settle()
        settled = time.process_time() - begun
    print(json.dumps({"whole": whole, "phrases": phrases, "settle": settled}))


if __name__ == "__main__":
    main(*sys.argv[1:])

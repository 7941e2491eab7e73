"""Look-ups in a store, timed in a process of its own: `python -m bench.memory.asking STORE QUESTIONS` prints JSON.

Milliseconds of the processor's time of this process, each question by itself.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

_BEGUN = time.process_time()
from rapidfuzz.distance import Levenshtein  # noqa: E402

from bench.memory.made_units import MadeUnit, as_unit  # noqa: E402
from memory import (  # noqa: E402
    Limits,
    Lookup,
    Prepared,
    PretranslateSettings,
    Query,
    Search,
    Store,
    concordance,
    differences,
    explained,
    open_store,
    pretranslate,
    score,
)
from tmx import Header, TranslationUnit, Variant  # noqa: E402

_IMPORTED = time.process_time() - _BEGUN
_ALL = 1_000_000
_Asked = TypeVar("_Asked")
_RECALL_QUERIES, _HITS, _CONFIRMED = 20, 50, 50


def main(path: str, questions: str) -> None:
    """Asks and prints."""
    asked = json.loads(Path(questions).read_text(encoding="utf-8"))
    opened = time.process_time()
    with open_store(path) as store:
        lookup = Lookup(store)
        lookup(Query(asked["queries"][0], "zh", "en"))
        figures: dict[str, Any] = {"import": 1e3 * _IMPORTED, "open": 1e3 * (time.process_time() - opened)}
        figures["exact"] = timed(lambda text: lookup(Query(text, "zh", "en"), Limits(100)), asked["exact"])
        figures["fuzzy 70"] = timed(lambda text: lookup(Query(text, "zh", "en")), asked["queries"])
        figures["fuzzy 60"] = timed(lambda text: lookup(Query(text, "zh", "en"), Limits(60)), asked["queries"])
        figures["English 70"] = timed(lambda text: lookup(Query(text, "en", "zh")), asked["english"])
        figures["concordance"] = timed(lambda text: _hits(store, text), asked["phrases"])
        figures["one character"] = timed(lambda text: _hits(store, text[:1]), asked["phrases"])
        figures["pretranslated"] = _pretranslated(lookup, asked["queries"])
        figures["rss"] = _peak_mb()  # before all strings are read for the truth
        figures["explained"] = timed(_explained, _pairs(lookup, asked["queries"]))
        for name, mode in (("confirm", "FULL"), ("confirm normal", "NORMAL")):
            store.database.rows(f"PRAGMA synchronous = {mode}")
            made = (f"{mode}{number}" for number in range(_CONFIRMED))
            figures[name] = timed(lambda text: _confirmed(store, lookup, text), made)
        figures["afterwards"] = timed(
            lambda text: lookup(Query(text, "zh", "en")), _after_each(store, asked["queries"])
        )
        figures |= _truth(store, lookup, asked["queries"][:_RECALL_QUERIES])
    print(json.dumps(figures))


def timed(ask: Callable[[_Asked], object], texts: Iterable[_Asked]) -> list[float]:
    """The median and the 95th percentile."""
    spent = []
    for text in texts:
        begun = time.process_time()
        ask(text)
        spent.append(1e3 * (time.process_time() - begun))
    spent.sort()
    return [spent[len(spent) // 2], spent[int(len(spent) * 0.95)]]


def _pretranslated(lookup: Lookup, texts: list[str]) -> float:
    """Segments a second, with all that is offered for each."""
    units = [TranslationUnit((Variant("zh-CN", "zh-Hans", (text,)),), ()) for text in texts]
    begun = time.process_time()
    list(pretranslate(Header(srclang="zh-CN"), units, lookup, PretranslateSettings("en")))
    return len(units) / (time.process_time() - begun)


def _pairs(lookup: Lookup, texts: list[str]) -> list[tuple[Prepared, str]]:
    """Questions, made ready as they are for all their matches, and the matches at 60 or above."""
    asked = [(Prepared(text, "zh"), lookup(Query(text, "zh", "en"), Limits(60))) for text in texts]
    return [(query, match.source) for query, found in asked for match in found if query.units and query.string]


def _explained(pair: tuple[Prepared, str]) -> str:
    query, text = pair
    found = Prepared(text, "zh")
    score(query, found, Prepared("", "en"))
    return explained(differences(query, found))


def _confirmed(store: Store, lookup: Lookup, text: str) -> None:
    """One segment is confirmed, and found at once."""
    made = _new(text)
    store.add([as_unit(made)])
    if not lookup(Query(made.chinese, "zh", "en"), Limits(100)):
        raise SystemExit("a confirmed segment was not found at once")


def _after_each(store: Store, texts: list[str]) -> Iterator[str]:
    """The texts; before each, a segment is confirmed."""
    for number, text in enumerate(texts):
        store.add([as_unit(_new(f"AFTER{number}"))])
        yield text


def _new(name: str) -> MadeUnit:
    return MadeUnit(f"第{name}号新句，刚刚译好。", f"A new sentence, number {name}, just translated.")


def _truth(store: Store, lookup: Lookup, queries: list[str]) -> dict[str, Any]:
    """Against scoring everything: how many of the units at 70 or above are found, and what that costs."""
    rows = store.database.rows("SELECT unit, string FROM variant WHERE spoken = 'zh'")
    n_there = n_found = n_omegat = 0
    spent = []
    for text in queries:
        wanted = Prepared(text, "zh")
        begun = time.process_time()
        there = set()
        for number, string in rows:
            longer = max(len(string), wanted.weight)
            most = 30 * longer // 100
            if Levenshtein.distance(wanted.string, string, score_cutoff=most) <= most:
                there.add(number)
        spent.append(1e3 * (time.process_time() - begun))
        found = lookup(Query(text, "zh", "en"), Limits(70, _ALL))
        n_there += len(there)
        n_found += len(there & {match.stored.id for match in found})
        n_omegat += sum(_omegat(text, match.source) >= 70 for match in found if match.stored.id in there)
    spent.sort()
    brute = [spent[len(spent) // 2], spent[-1]]
    all_there = max(n_there, 1)
    return {"brute force": brute, "recall": n_found / all_there, "omegat": n_omegat / all_there}


def _hits(store: Store, text: str) -> list[TranslationUnit]:
    """The units that are shown."""
    return [hit.stored.unit for hit in islice(concordance(store, Search(text)), _HITS)]


def _omegat(one: str, other: str) -> int:
    """OmegaT's score: Levenshtein over tokens, which for Chinese are the overlapping pairs of Lucene's CJK analyser."""
    pairs = [[text[at : at + 2] for at in range(len(text) - 1)] for text in (one.rstrip("。"), other.rstrip("。"))]
    longer = max(map(len, pairs)) or 1
    return 100 * (longer - Levenshtein.distance(*pairs)) // longer


def _peak_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main(*sys.argv[1:])

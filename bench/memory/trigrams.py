"""The same questions to SQLite's own trigram index: `python -m bench.memory.trigrams STORE QUESTIONS` prints JSON.

Texts that share most trigrams with the question by BM25, the best hundred scored: what many programs do.
"""

import json
import sqlite3
import sys
import time
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.memory.asking import timed
from memory import Prepared, open_store

_BEST = 100
_RECALL_QUERIES = 20


def main(path: str, questions: str) -> None:
    """Builds the index in memory, asks, prints."""
    queries = json.loads(Path(questions).read_text(encoding="utf-8"))["queries"]
    with open_store(path) as store:
        rows = store.database.rows("SELECT id, text, string FROM variant WHERE spoken = 'zh'")
    strings = {number: string for number, _, string in rows}
    begun = time.process_time()
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'trigram')")
    index.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", ((number, text) for number, text, _ in rows))
    built = time.process_time() - begun

    def best(text: str) -> set[int]:
        grams = " OR ".join(f'"{text[at : at + 3]}"' for at in range(len(text) - 2) if '"' not in text[at : at + 3])
        wanted = Prepared(text, "zh")
        found = index.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (grams, _BEST)).fetchall()
        return {number for (number,) in found if _reaches(wanted, strings[number])}

    asked = timed(best, queries)
    n_there = n_found = 0
    for text in queries[:_RECALL_QUERIES]:
        wanted = Prepared(text, "zh")
        there = {number for number, string in strings.items() if _reaches(wanted, string)}
        n_there += len(there)
        n_found += len(there & best(text))
    print(json.dumps({"built": built, "asked": asked, "recall": n_found / max(n_there, 1)}))


def _reaches(wanted: Prepared, string: str) -> bool:
    most = 30 * max(len(string), wanted.weight) // 100
    return Levenshtein.distance(wanted.string, string, score_cutoff=most) <= most


if __name__ == "__main__":
    main(*sys.argv[1:])

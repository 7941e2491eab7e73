"""The page docs/memory.md: the tables of a memory's speed, and how they were obtained."""

from collections.abc import Mapping
from string import Template

_PAGE = Template("""\
# How fast a memory answers, and whether it misses anything

One run of `make bench-memory`: $origin.

Memories are made by `bench/memory/made_units.py` (seed $seed): Chinese–English units of one to six clauses, half of the
Chinese texts of 30 characters or more. $n_queries questions a column: units with a tenth to three tenths of their
characters edited, one in five without a model. Synthetic text: it shows time, growth and recall, not how often a real
memory helps. All times are processor time (user and system) of one process, milliseconds as median / 95th percentile;
on a machine that others use as well they are inflated up to two times.

## The store

One SQLite file, write-ahead log, full synchronisation. *Units/s* is the import of a TMX file as users get it, `duizhao
memory add` from its start to its end, searchable in every way: of one process, in its processor time; *by two*, in
wall-clock time. *× bare* is this processor time beside the least that any memory in Python pays: the file parsed by
lxml, its texts written to two columns of an SQLite table, nothing searchable (`bench/memory/bare.py`). *Import ms* is
Python's own, once for a process; *open* is opening the store and the first look-up. *RSS* is the peak of a process that
does all look-ups below. *Sidecar* is the signatures beside the store, for each text.

$store

## Look-ups

*Exact* is at threshold 100; *zh 70* and *zh 60* are Chinese questions at these thresholds, the best five with their
explanation; *en 70* English ones with a word exchanged; *concordance* the first 50 units with two to six characters,
*one character* those with one.

$asked

## Work with them

*Explained* is the score of one pair of texts and what differs between them, the question made ready once for all its
matches. *Confirm* adds one segment and finds it again: written to the disk before it returns, as stores are, and
*normal*, where the write-ahead log is left to the system. *Afterwards* is a question at 70 right after a segment was
confirmed, which the search takes in first. *Pretranslated* is segments a second, with all that they are offered.

$work

## Beside other ways

*Recall* is the share of all units at 70 or above that are found, the truth being the score of every unit
(*everything scored*: RapidFuzz over all strings, 20 questions, median / worst). *Trigrams* is SQLite's FTS5 trigram
index in memory, BM25, the best hundred scored. *OmegaT ≥ 70* is the share of these units that OmegaT's formula, an edit
distance over overlapping pairs of characters, would put at 70 or above too.

$rivals

![Growth](memory-growth.svg)
""")


def page(parts: Mapping[str, str]) -> str:
    """The whole page in Markdown. Raises KeyError where a part is missing."""
    return _PAGE.substitute(parts)

"""`python -m bench.terms.extraction`: how many terms of the shipped base extraction finds, and how long it takes."""

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path
from string import Template
from typing import NamedTuple

from aligner import open_dictionary
from bench.alignment.markdown import share, table
from corpus import Document, fold_key, read
from termbase import Candidate, chinese_candidates, passages_of, shipped_concepts

ROOT = Path(__file__).parent.parent.parent
DEPTHS = (80, 200, 400, 800)
_PAGE = Template("""\
# Terms: what extraction finds

One run of `python -m bench.terms.extraction`: $date.

## Chinese candidates

The five texts of `../shared/seeds` (labour history, 1952 to 1990, two scripts, OCR), read as `duizhao terms extract`
reads them. *Found* is the share of the terms of the shipped base with two or more occurrences in the texts ($repeated
terms) that stand among the first candidates. The base was written by reading the texts before this was measured, but
for some twenty short terms (工会, 合同, 竞赛 …) that were added afterwards; without them .706 were found at 800.

$found

$candidates candidates of $characters characters in $seconds s of processor time ($reading s to read the texts not
counted), with words of CC-CEDICT and general word lists (`termbase/extract/general.py`); no list of frequencies, no
tagger. The order is the same whatever the hash seed.

## How many of the first are terms

Judged once by reading, on 2026-11-28, by the one who wrote the base; the list is kept outside the project. A candidate
is *valid* when a terminologist of the field would keep it: a term, a name of a body, person, place or document, or a
fixed phrase of the time. Not valid is what is cut in the middle, what holds a word too many, and a word that any text
may hold.

| what was judged                           | valid          | not valid                                  |
| :---------------------------------------- | :------------- | :----------------------------------------- |
| the first 80 candidates of the five texts | 76 of 80 (.95) | 职工群众, 操作, and 2 with a word too many |
| the first 68 pairs of two novels, aligned | 63 of 68 (.93) | 八十岁, 一板凳, 称做, 完了, 友谊           |

The word lists were written down before they were run on the texts; after the first run a few words were taken out
(工人, 干部, 工资, 质量, 困难, 自觉), because they are terms in some fields, and general ones like 百分之 put in. So the
first figure is a little optimistic; the novels were not looked at before.
""")


class Found(NamedTuple):
    """Candidates of texts, and the processor time of reading and of looking for them, in seconds."""

    documents: Sequence[Document]
    candidates: Sequence[Candidate]
    reading: float
    seconds: float


def extracted(paths: Sequence[Path], words: Sequence[str]) -> Found:
    """The Chinese candidates of files."""
    begun = time.process_time()
    documents = [one for path in paths for one in read(path).documents if one.lang.startswith("zh")]
    read_at = time.process_time()
    candidates = chinese_candidates(passages_of(documents), words)
    return Found(documents, candidates, read_at - begun, time.process_time() - read_at)


def repeated_terms(documents: Sequence[Document]) -> set[str]:
    """The Chinese terms of the shipped base that occur twice or more in documents, folded."""
    text = "\n".join(fold_key(passage.text) for passage in passages_of(documents))
    terms = {fold_key(term.text) for concept in shipped_concepts() for term in concept.spoken("zh")}
    return {term for term in terms if text.count(term) > 1}


def page(found: Found, date: str) -> str:
    """The page in Markdown."""
    terms = repeated_terms(found.documents)
    rows = []
    for depth in DEPTHS:
        first = {candidate.text for candidate in found.candidates[:depth]}
        rows.append([f"the first {depth}", str(len(terms & first)), share(len(terms & first) / max(len(terms), 1))])
    return _PAGE.substitute(
        date=date,
        repeated=len(terms),
        found=table(["", "terms", "found"], rows),
        candidates=f"{len(found.candidates):,}",
        characters=f"{sum(len(segment.text) for one in found.documents for segment in one.segments):,}",
        seconds=f"{found.seconds:.1f}",
        reading=f"{found.reading:.1f}",
    )


def main() -> None:
    """Measures, prints, writes."""
    parser = argparse.ArgumentParser(prog="python -m bench.terms.extraction", description=__doc__)
    parser.add_argument("--seeds", type=Path, default=ROOT.parent / "shared" / "seeds", metavar="DIR")
    parser.add_argument("--cache", type=Path, default=ROOT / "out" / "cache", metavar="DIR", help="of the dictionary")
    parser.add_argument("--date", default="no date given", help="printed as it is: the clock is not read")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", metavar="DIR", help="where the page goes")
    asked = parser.parse_args()
    paths = sorted(asked.seeds.glob("*.txt"))
    if not paths:
        raise SystemExit(f"{asked.seeds}: no texts there: name the folder of the five seeds with --seeds")
    text = page(extracted(paths, open_dictionary(asked.cache).words), f"{asked.date}, {os.cpu_count()} processors")
    print(text)
    (asked.docs / "extraction.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

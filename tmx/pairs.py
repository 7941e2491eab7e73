"""Pairs of texts in two languages out of a memory, three to four times as fast as whole units.

The units of a memory are written alike. From one that the fast path could read a pattern is made in which only values
and texts vary, and the units that follow it to the letter are found by it; all others are read whole.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from tmx.body import Body
from tmx.content import plain
from tmx.language import matching, normalise
from tmx.loss import Losses
from tmx.place import Progress
from tmx.plain_units import SEGMENT, content_of, following, plain_unit_at, units_at
from tmx.read import TmxReader, read_tmx
from tmx.reference import unescaped
from tmx.scan import Scanner
from tmx.unit import TranslationUnit

Pair = tuple[str, str]
_MAX_SHAPES = 50
_VARYING = re.compile(r'(xml:lang="[^"]*"|="[^"]*"|<seg>.*?(?=</seg>)|>[^<]*[^<\s][^<]*+)', re.DOTALL)
"""What differs between units that are written alike, and the language, which does not."""


def read_pairs(
    source: Path | str | BinaryIO,
    source_lang: str,
    target_lang: str,
    losses: Losses | None = None,
    name: str = "",
    progress: Progress | None = None,
) -> Iterator[Pair]:
    """The source and the target text of each unit that has one of each, without inline codes.

    Languages are compared as `matching` does: `zh` is served by any Chinese. Units without just one variant for each,
    or with an empty one, are passed over and counted in `losses`. Raises as `read_tmx`, at the first pair or later.
    """
    finder = PairFinder(source_lang, target_lang, Losses() if losses is None else losses)
    return chain.from_iterable(_batches(finder, read_tmx(source, name, progress)))


def _batches(finder: "PairFinder", opened: TmxReader) -> Iterator[list[Pair]]:
    with opened as reader:
        for body in reader.bodies():
            yield from cast(Body, body).read(finder.plain, finder.other)  # what `read_tmx` begins to read


class _Shape(NamedTuple):
    """A pattern of units, with codes in their texts or without; which of its groups is the source, which the target."""

    pattern: re.Pattern[str]
    are_coded: bool
    source: int
    target: int


class PairFinder:
    """Finds the pair in each unit, and learns from the units that it reads whole how they are written."""

    def __init__(self, source_lang: str, target_lang: str, losses: Losses) -> None:
        self._source, self._target = normalise(source_lang), normalise(target_lang)
        self._losses = losses
        self._shapes: dict[str, _Shape] = {}
        self._shape: _Shape | None = None

    def plain(self, scanner: Scanner) -> Iterator[list[Pair]]:
        """The pairs at the position that need no parser, as far as the text is in memory."""
        while scanner.text_is_plain:
            if self._shape is not None:
                yield _alike(scanner, self._shape)
            begin = scanner.position
            unit = plain_unit_at(scanner)
            if unit is None:
                return
            if pair := self._pair(unit):
                self._learn(unit, scanner.text[begin : scanner.position])
                yield [pair]

    def other(self, unit: TranslationUnit) -> Iterator[list[Pair]]:
        """The pair, if it has one, of a unit that the full parser read."""
        if pair := self._pair(unit):
            yield [pair]

    def _pair(self, unit: TranslationUnit) -> Pair | None:
        sources, targets = matching(unit.variants, self._source), matching(unit.variants, self._target)
        if len(sources) != 1 or len(targets) != 1 or sources[0] is targets[0]:
            self._losses.leave_out("unit without just one variant for each language", unit.number)
        elif not (sources[0].text and targets[0].text):
            self._losses.leave_out("unit with an empty segment", unit.number)
        else:
            return sources[0].text, targets[0].text
        return None

    def _learn(self, unit: TranslationUnit, written: str) -> None:
        """Look for units written like this one from now on; a memory of very many shapes is read unit by unit."""
        are_coded = any(variant.content != (variant.text,) for variant in unit.variants)
        segment = f"<seg>({SEGMENT})" if are_coded else "<seg>([^<]++)"
        pieces = _VARYING.split(written)
        pieces[::2], pieces[1::2] = map(re.escape, pieces[::2]), [_opened(piece, segment) for piece in pieces[1::2]]
        pattern = "".join(pieces)
        if pattern not in self._shapes and len(self._shapes) < _MAX_SHAPES:
            is_first = matching(unit.variants, self._source)[0] is unit.variants[0]
            self._shapes[pattern] = _Shape(following(pattern), are_coded, *((1, 2) if is_first else (2, 1)))
        self._shape = self._shapes.get(pattern)


def _opened(piece: str, segment: str) -> str:
    """A pattern for what differs between units: for any value, text or `segment` in its place; a language stands."""
    if piece.startswith("xml:lang"):
        return re.escape(piece)
    if piece.startswith("="):
        return '="[^"<]*+"'
    return segment if piece.startswith("<seg>") else ">[^<]*+"


def _alike(scanner: Scanner, shape: _Shape) -> list[Pair]:
    """The pairs of all units at the position that have this shape."""
    pattern, are_coded, source, target = shape
    units = units_at(pattern, scanner.text, scanner.position)
    read = _words if are_coded else unescaped
    pairs = [(read(unit[source]), read(unit[target])) for unit in units]
    if are_coded and not all(map(all, pairs)):  # a text has no words, or tags that do not pair
        del pairs[next(place for place, pair in enumerate(pairs) if not all(pair)) :]
    if pairs:
        scanner.pass_units(len(pairs), units[len(pairs) - 1].end())
    return pairs


def _words(segment: str) -> str:
    """The words of a segment without its codes; none where tags do not pair."""
    return plain(content_of(segment) or ())

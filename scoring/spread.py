"""Work on many lines, spread over processes: the results come in the order of the lines, whoever did them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # the aligner brings scipy, which scores alone do without
    from aligner import Progress

_LINES_A_CHUNK = 200

Line = TypeVar("Line")
Result = TypeVar("Result")


def silent(step: str, done: float) -> None:
    """A listener to progress that does not care."""


def spread(
    work: Callable[[Sequence[Line]], list[Result]], lines: Sequence[Line], jobs: int, progress: "Progress", step: str
) -> list[Result]:
    """The result of `work` for each line, which must not depend on the others; `progress` is told the share done."""
    chunks = [lines[start : start + _LINES_A_CHUNK] for start in range(0, len(lines), _LINES_A_CHUNK)]
    results: list[Result] = []
    for done in _done(work, chunks, jobs):
        results += done
        progress(step, len(results) / len(lines))
    return results


def _done(
    work: Callable[[Sequence[Line]], list[Result]], chunks: list[Sequence[Line]], jobs: int
) -> Iterator[list[Result]]:
    if jobs <= 1 or len(chunks) <= 1:
        yield from map(work, chunks)
        return
    with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
        yield from pool.map(work, chunks)

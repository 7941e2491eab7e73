"""An alignment as plain text to read: the two texts interleaved, bead by bead."""

from collections.abc import Iterator

from aligner.bead import Alignment, Bead, Status
from aligner.formats.row import rows_of

NOTHING = "—"


def text_lines(alignment: Alignment) -> Iterator[str]:
    """Names and signature, then of each bead its number, shape and confidence, its source and its target."""
    yield f"{alignment.source.name} ↔ {alignment.target.name}\n"
    if alignment.signature:
        yield f"{alignment.signature}\n"
    for number, (bead, source_text, target_text) in enumerate(rows_of(alignment), start=1):
        yield f"\n{_heading(number, bead)}\n"
        yield f"{source_text or NOTHING}\n"
        yield f"{target_text or NOTHING}\n"


def _heading(number: int, bead: Bead) -> str:
    facts = [f"[{number}]", "{}–{}".format(*bead.shape), f"{bead.confidence:.2f}"]
    if bead.status is not Status.AUTO:
        facts.append(bead.status)
    return "  ".join(facts)

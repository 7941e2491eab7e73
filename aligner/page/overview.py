"""The head of the page: the two documents, the figures of the alignment, its map, and where to look first."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from aligner.bead import Alignment
from aligner.page.rung_map import rung_map
from aligner.page.summary import STEPS, Summary, numbers_of, summary_of
from corpus import Document, Metadata, Span

# So many doubtful stretches are listed; the rest is counted, for the page must stay one that a person reads.
LISTED = 24

_LANGUAGES = {"en": "English", "zh-Hans": "Chinese, simplified", "zh-Hant": "Chinese, traditional"}


def overview(alignment: Alignment) -> Iterator[str]:
    """The lines of the overview's HTML."""
    summary = summary_of(alignment)
    yield '<section class="overview" aria-label="Overview">'
    yield _card("Source", alignment.source)
    yield f"<figure>{rung_map(alignment)}<figcaption>source → · target ↓</figcaption></figure>"
    yield _card("Target", alignment.target)
    yield "</section>"
    yield f'<section class="figures" aria-label="Figures">{_counts(alignment, summary)}{_steps(summary)}'
    yield f"{_shapes(summary)}{_doubtful(summary.doubtful)}</section>"


def _card(side: str, document: Document) -> str:
    found = _definitions(
        (
            ("File", document.name),
            ("Language", _LANGUAGES.get(document.lang, document.lang)),
            ("Segments", str(len(document.segments))),
            ("SHA-256", document.digest[:16]),
        )
    )
    said = _definitions(_said(document.metadata), document.lang)
    return f'<div class="card"><h2>{side}</h2><dl>{found}{said}</dl></div>'


def _said(said: Metadata) -> Iterator[tuple[str, str]]:
    yield "Author", said.author
    yield "Editors", said.editors
    yield "Issuer", said.issuer
    yield "Date", said.date
    yield "Page", said.page
    yield "Period", said.period
    yield "ISBN", said.isbn


def _definitions(pairs: Iterable[tuple[str, str]], lang: str = "en") -> str:
    """The pairs with a value, which is in the language `lang`."""
    return "".join(
        f'<div><dt>{name}</dt><dd lang="{escape(lang)}">{escape(value)}</dd></div>' for name, value in pairs if value
    )


def _counts(alignment: Alignment, summary: Summary) -> str:
    n_source, n_target = alignment.rungs[-1]
    counts = _definitions(
        (
            ("beads", str(summary.beads)),
            ("segments", f"{n_source} → {n_target}"),
            ("source only", str(summary.source_only)),
            ("target only", str(summary.target_only)),
            ("mean confidence", f"{summary.mean_confidence:.2f}"),
        )
    )
    return f'<dl class="counts">{counts}</dl>'


def _steps(summary: Summary) -> str:
    """The key to the colours, with the number of beads in each step."""
    labels = [f"≥ {STEPS[0]:.2f}"]
    labels += [f"{lowest:.2f}–{above - 0.01:.2f}" for above, lowest in pairwise(STEPS[:-1])]
    labels += [f"< {STEPS[-2]:.2f}"]
    items = (
        f'<li class="c{step}"><i></i>{label} <b>{count}</b></li>'
        for step, (label, count) in enumerate(zip(labels, summary.steps, strict=True))
    )
    return f'<p class="label">Confidence</p><ul class="steps">{"".join(items)}</ul>'


def _shapes(summary: Summary) -> str:
    items = (f'<li><span class="shape">{m}–{n}</span> <b>{count}</b></li>' for (m, n), count in summary.shapes)
    return f'<p class="label">Shapes</p><ul class="shapes">{"".join(items)}</ul>'


def _doubtful(stretches: tuple[Span, ...]) -> str:
    if not stretches:
        return '<p class="label">To look at</p><p>No bead is doubtful.</p>'
    links = ", ".join(f'<a href="#b{span.start + 1}">{numbers_of(span)}</a>' for span in stretches[:LISTED])
    more = f" and {len(stretches) - LISTED} more" if len(stretches) > LISTED else ""
    return f'<p class="label">To look at</p><p>{links}{more}</p>'

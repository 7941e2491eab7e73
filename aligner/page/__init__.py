"""An alignment as one HTML page to read, print and send: two columns, no script, nothing loaded from elsewhere."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from aligner.bead import Alignment
from aligner.page.bead_table import bead_table
from aligner.page.mark import Marker, unmarked
from aligner.page.overview import overview
from corpus import Document


def page(alignment: Alignment, marker: Marker = unmarked) -> str:
    """The page; bead n has the address `#bn`, n from 1. Every text in it is escaped; no clock, so equal bytes.

    `marker` says which characters of a segment are marked, as terms are, and with what title.
    """
    table = bead_table(alignment, marker)
    lines = (*_head(alignment), *_title(alignment), *overview(alignment), *table, *_foot(alignment))
    return "\n".join(lines) + "\n"


def _head(alignment: Alignment) -> Iterator[str]:
    style = files("aligner.page").joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(_name(alignment.source))} · {escape(_name(alignment.target))}</title>"
    yield f"<style>{style}</style></head><body>"


def _title(alignment: Alignment) -> Iterator[str]:
    yield '<header><span class="seal" lang="zh-Hans" aria-label="duizhao">对照</span><h1>'
    for document in (alignment.source, alignment.target):
        yield f'<span lang="{escape(document.lang)}">{escape(_name(document))}</span>'
    yield "</h1></header>"


def _name(document: Document) -> str:
    return document.metadata.title or document.name


def _foot(alignment: Alignment) -> Iterator[str]:
    remarks = (
        *alignment.remarks,
        *(f"{side.name}: {remark}" for side in (alignment.source, alignment.target) for remark in side.remarks),
    )
    yield "<footer>"
    if remarks:
        yield f"<h2>Remarks</h2><ul>{''.join(f'<li>{escape(remark)}</li>' for remark in remarks)}</ul>"
    if alignment.signature:
        yield f"<h2>Signature</h2><p><code>{escape(alignment.signature)}</code></p>"
    yield "</footer></body></html>"

"""Units as one HTML page to read, print and send: a row a unit, no script, nothing loaded from elsewhere."""

import base64
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import chain

from tmx.batches import encoded
from tmx.language import normalise
from tmx.loss import Losses
from tmx.table.entry import NUMBERED, Entry, count_uncarried, entries_of, is_number
from tmx.table.languages import table_languages
from tmx.table.settings import TableSettings
from tmx.unit import Header, TranslationUnit
from tmx.xml import ILLEGAL

_DOUBTFUL = 0.7


def write_html(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    """The page piece by piece; unit n has the address `#un`. Every text in it is escaped. Nobody reads it back."""
    codes, units = table_languages(header, units, losses)
    style = files("tmx.table").joinpath("page.css").read_text(encoding="utf-8")
    languages = [escape(normalise(code)) for code in codes]
    rows = (_row(entry, languages, losses) for entry in entries_of(units, codes, NUMBERED, losses))
    return encoded(chain([_head(codes, style)], rows, ["</tbody></table></body></html>\n"]))


def _head(codes: tuple[str, ...], style: str) -> str:
    import hashlib  # 4 MB that streaming does without

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escape(" · ".join(codes))
    names = "".join(f'<th scope="col">{escape(code)}</th>' for code in codes)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style></head><body>\n<h1>{title}</h1>\n"
        f'<table><thead><tr><th scope="col">unit</th>{names}<th scope="col">remarks</th></tr></thead><tbody>\n'
    )


def _row(entry: Entry, languages: list[str], losses: Losses) -> str:
    count_uncarried(entry, ("date", "props"), losses)
    cells = zip(languages, entry.texts, strict=True)
    texts = "".join([f'<td lang="{language}">{_shown(text)}</td>' for language, text in cells])
    number, tuid = entry.number, f"<small>{_shown(entry.id)}</small>" if entry.id else ""
    remarks = "".join([f"<small>{_shown(remark)}</small>" for remark in (entry.status, *entry.notes) if remark])
    return (
        f'<tr id="u{number}"><th scope="row"><a href="#u{number}">{number}</a>{tuid}</th>{texts}'
        f"<td>{_confidence(entry.confidence)}{remarks}</td></tr>\n"
    )


def _confidence(confidence: str) -> str:
    if not confidence:
        return ""
    doubt = ' class="doubt"' if is_number(confidence) and float(confidence) < _DOUBTFUL else ""
    return f"<small{doubt}>{_shown(confidence)}</small>"


def _shown(text: str) -> str:
    return escape(text if text.isprintable() else ILLEGAL.sub("\ufffd", text))

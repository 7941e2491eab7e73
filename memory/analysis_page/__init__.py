"""An analysis as one HTML page to read, print and send: a chart, a table a file, no script, nothing loaded."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from memory.analysis import Amount, FileAnalysis, Row, weighted
from memory.analysis_page.chart import chart
from memory.analysis_report import COUNTED

_COLUMNS = (*Amount._fields, "share", "weight", "weighted")


def analysis_page(analyses: Sequence[FileAnalysis], weights: Mapping[Row, float], title: str) -> str:
    """The page; file n has the address `#fn`, n from 1. Every text in it is escaped; no clock, so equal bytes."""
    return "\n".join([*_head(title), *chart(analyses), *_tables(analyses, weights), *_foot()]) + "\n"


def _head(title: str) -> Iterator[str]:
    style = files("memory.analysis_page").joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)}</title>\n<style>{style}</style></head><body>\n<h1>{escape(title)}</h1>"


def _tables(analyses: Sequence[FileAnalysis], weights: Mapping[Row, float]) -> Iterator[str]:
    names = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    for number, one in enumerate(analyses, start=1):
        yield f'<h2 id="f{number}">{escape(one.name)}</h2>'
        yield f'<table><thead><tr><th scope="col">match</th>{names}</tr></thead><tbody>'
        volume = one.total.volume or 1
        for row, amount in one.rows.items():
            key = f'<i class="r{list(Row).index(row)}"></i>{escape(row.value)}'
            worth = amount.volume * weights[row]
            yield _row(key, amount, amount.volume / volume, f"{weights[row]:g}", worth)
        yield "</tbody><tfoot>"
        yield _row("total", one.total, one.total.volume / volume, "", weighted(one, weights))
        yield "</tfoot></table>"


def _row(name: str, amount: Amount, share: float, weight: str, worth: float) -> str:
    cells = [*(f"{count:,}" for count in amount), f"{share:.1%}", weight, f"{worth:,.1f}"]
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _foot() -> Iterator[str]:
    yield f"<footer><p>{escape(COUNTED[0].upper() + COUNTED[1:])}</p></footer></body></html>"

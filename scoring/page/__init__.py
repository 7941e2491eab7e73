"""A report as one HTML page that needs nothing from outside: to read, to print, to send."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from scoring.leaderboard import LEGEND, arrow, number, p_text, signature_lines, value_text
from scoring.page.buckets import Bucket, Tokens, by_frequency, by_length, telling_ngrams
from scoring.page.charts import bars, histogram, intervals, scatter
from scoring.page.findings import findings_section
from scoring.page.segments import extremes, segment_list
from scoring.page.table import table
from scoring.page.terms import terms_section
from scoring.report import Report

_EXTREMES = 10


def page(report: Report, tokens: Tokens, command: str = "") -> str:
    """The page, every text in it escaped. `tokens` cuts texts of the target language, `command` is how to cite it."""
    lines = (
        *_head(report),
        *_overview(report),
        *_leaderboard(report),
        *_others(report),
        *_charts(report, tokens),
        *_differences(report, tokens),
        *terms_section(report),
        *findings_section(report),
        *_segments(report),
        *_foot(report, command),
    )
    return "\n".join(lines) + "\n"


def _head(report: Report) -> Iterator[str]:
    style, script = _part("css"), _part("js")
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
    yield f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
    names = " · ".join(candidate.name for candidate in report.material.candidates)
    yield f"<title>{escape(names)}</title><style>{style}</style></head><body>"
    yield '<header><span class="seal" lang="zh-Hans" aria-label="duizhao">对照</span>'
    yield f"<h1>{escape(names)}<span>{_what(report)}</span></h1></header>"
    yield "<nav>" + "".join(f'<a href="#{place}">{name}</a>' for place, name in _places(report)) + "</nav>"


def _part(kind: str) -> str:
    return files("scoring.page").joinpath(f"page.{kind}").read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _what(report: Report) -> str:
    material = report.material
    n_candidates, n_segments = len(material.candidates), len(material.segments)
    plural = "s" * (n_candidates != 1)
    return f"{n_candidates} candidate{plural}, {n_segments:,} segments, into {escape(material.language)}"


def _places(report: Report) -> list[tuple[str, str]]:
    places = [("scores", "Scores"), ("charts", "Charts"), ("differences", "Differences")]
    if len(report.material.candidates) < 2 or not report.scores:
        places.pop()
    if report.terms:
        places.append(("terms", "Terms"))
    if report.findings:
        places.append(("findings", "Findings"))
    return [*places, ("all", "Segments"), ("cite", "How to cite")]


def _overview(report: Report) -> Iterator[str]:
    rows = [[one.name, one.role, f"{one.n_segments:,}", one.digest[:16]] for one in report.material.inputs]
    yield '<section class="inputs">'
    if rows:
        yield from table(["file", "role", "segments", "SHA-256"], rows)
    if report.remarks:
        yield f'<ul class="remarks">{"".join(f"<li>{escape(remark)}</li>" for remark in report.remarks)}</ul>'
    yield "</section>"


def _leaderboard(report: Report) -> Iterator[str]:
    yield '<section id="scores"><h2>Scores</h2>'
    yield '<table class="scores"><thead><tr><th>candidate</th>'
    yield "".join(f"<th>{escape(arrow(row[0]))}</th>" for row in report.scores) + "</tr></thead><tbody>"
    for place, candidate in enumerate(report.material.candidates):
        cells = "".join(
            f"<td>{escape(value_text(row[place]))} <b>{letters[place]}</b></td>"
            for row, letters in zip(report.scores, report.groups, strict=True)
        )
        yield f'<tr><th scope="row"><span class="key k{place % 6}"></span>{escape(candidate.name)}</th>{cells}</tr>'
    yield f"</tbody></table><p>{escape(LEGEND)} TER can be over 100.</p>"
    if report.comparisons:
        yield "<h3>Pairs</h3>"
        rows = [
            [f"{one.first} − {one.second}", one.metric, _signed(one.difference), p_text(one.p), p_text(one.corrected)]
            for one in report.comparisons
        ]
        yield from table(["pair", "metric", "difference", "p", "p (Holm)"], rows)
        baseline = report.material.candidates[0].name
        yield f"<p>Test: {escape(report.test or 'none')}; baseline: {escape(baseline)}.</p>"
    yield "</section>"


def _others(report: Report) -> Iterator[str]:
    """Metrics on scales of their own, apart from the others."""
    if report.others:
        yield "<section><h2>Neural metrics</h2><p>On scales of their own: not to be compared with the scores above.</p>"
        names = [candidate.name for candidate in report.material.candidates]
        rows = [[arrow(row[0]), *(number(score.value, 4) for score in row)] for row in report.others]
        yield from table(["metric", *names], rows)
        yield "".join(f"<p><code>{escape(row[0].signature)}</code></p>" for row in report.others) + "</section>"


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.2f}"


def _charts(report: Report, tokens: Tokens) -> Iterator[str]:
    if not report.scores:
        return
    names = [candidate.name for candidate in report.material.candidates]
    shown = report.scores[_sentence_metric(report)]
    values = [score.segments for score in shown]
    yield '<section id="charts"><h2>Charts</h2><p class="keys">'
    yield "".join(f'<span><i class="key k{place % 6}"></i>{escape(name)}</span>' for place, name in enumerate(names))
    yield '</p><div class="grid">'
    for row in report.scores:
        rows = [(score.candidate, score.value, score.interval) for score in row]
        cells = [[name, number(value), f"{ends[0]:.2f}–{ends[1]:.2f}" if ends else "–"] for name, value, ends in rows]
        title = f"{row[0].metric} with 95 % interval"
        yield from _figure(title, intervals(rows, title), ["candidate", "value", "interval"], cells)
    metric = shown[0].metric
    yield from _bars(f"Segments by {metric}", histogram(values), names, 0)
    yield from _bars(
        f"Mean {metric} of segments by length of the reference", by_length(report.material, tokens, values), names
    )
    yield from _bars("F1 of words by frequency in the references", by_frequency(report.material, tokens), names)
    if len(names) > 1:
        title = f"{metric} of each segment: {names[0]} and {names[1]}"
        ahead = sum(a > b for a, b in zip(values[0], values[1], strict=True) if a is not None and b is not None)
        behind = sum(a < b for a, b in zip(values[0], values[1], strict=True) if a is not None and b is not None)
        cells = [["below the diagonal", str(ahead)], ["above it", str(behind)]]
        yield from _figure(title, scatter(values[0], values[1], names, title), ["segments", ""], cells)
    yield "</div></section>"


def _sentence_metric(report: Report) -> int:
    """The metric whose segment scores are shown: chrF where there is one; BLEU of single sentences says little."""
    return next((place for place, row in enumerate(report.scores) if row[0].metric.startswith("chrF")), 0)


def _bars(title: str, buckets: Sequence[Bucket], names: Sequence[str], decimals: int = 1) -> Iterator[str]:
    rows = [[one.label, str(one.size), *(number(value, decimals) for value in one.values)] for one in buckets]
    yield from _figure(title, bars(buckets, names, title), ["range", "size", *names], rows)


def _figure(title: str, drawing: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"<figure><figcaption>{escape(title)}</figcaption>{drawing}<details><summary>as a table</summary>"
    yield from table(head, rows)
    yield "</details></figure>"


def _differences(report: Report, tokens: Tokens) -> Iterator[str]:
    names = [candidate.name for candidate in report.material.candidates]
    if len(names) < 2 or not report.scores:
        return
    metric = _sentence_metric(report)
    yield '<section id="differences"><h2>Differences</h2>'
    for second in range(1, len(names)):
        yield f"<h3>{escape(names[0])} and {escape(names[second])}</h3>"
        pair = extremes(report, metric, 0, second, _EXTREMES)
        for name, places in zip((names[0], names[second]), pair, strict=True):
            links = ", ".join(f'<a href="#s{place + 1}">{place + 1}</a>' for place in places) or "none"
            yield f"<p>Segments in which <b>{escape(name)}</b> is furthest ahead: {links}</p>"
        better = telling_ngrams(report.material, tokens, 0, second)
        yield '<div class="grid">'
        for name, found in zip((names[0], names[second]), better, strict=True):
            rows = [[one.text, str(one.first), str(one.second)] for one in found]
            yield f"<div><p>Right more often in <b>{escape(name)}</b>{'' if rows else ': nothing'}</p>"
            yield from table(["words", names[0], names[second]], rows) if rows else ()
            yield "</div>"
        yield "</div>"
    yield "</section>"


def _segments(report: Report) -> Iterator[str]:
    yield '<section id="all"><h2>Segments</h2><form id="tools">'
    yield '<label>Order <select id="order"><option value="">as in the text</option>'
    for place, score in enumerate(score for row in report.scores for score in row):
        worst = "asc" if score.direction == "higher" else "desc"
        named = escape(f"worst {score.metric} of {score.candidate} first")
        yield f'<option value="{worst} {place}">{named}</option>'
    n_candidates = len(report.material.candidates)
    if n_candidates > 1:
        for place, row in enumerate(report.scores):
            named = escape(f"largest difference in {row[0].metric}")
            yield f'<option value="gap {place * n_candidates} {n_candidates}">{named}</option>'
    yield '</select></label><label>Show <select id="show"><option value="">all</option>'
    yield f"{'<option value=f>with findings</option>' if report.findings else ''}"
    yield '<option value="diff">candidates that differ</option></select></label>'
    yield '<label>Text <input id="text" type="search"></label><output id="count"></output></form>'
    yield "<p>Marked: what the reference does not have there. Numbers: "
    yield f"{', '.join(escape(row[0].metric) for row in report.scores)}.</p>"
    yield from segment_list(report)
    yield "</section>"


def _foot(report: Report, command: str) -> Iterator[str]:
    yield '<footer id="cite"><h2>How to cite</h2>'
    if command:
        yield f"<p><code>{escape(command)}</code></p>"
    yield from (f"<p><code>{escape(line)}</code></p>" for line in signature_lines(report))
    if report.material.alignment:
        yield f"<p><code>{escape(report.material.alignment)}</code></p>"
    yield f"</footer><script>{_part('js')}</script></body></html>"

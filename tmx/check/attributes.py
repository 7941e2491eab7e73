"""Values of attributes that the DTD leaves open: dates, counts, kinds of segments."""

import re

from tmx.check.node import Node
from tmx.check.report import Report
from tmx.dates import as_tmx
from tmx.place import quoted

SEGTYPES = ("block", "paragraph", "sentence", "phrase")
_DATES = ("creationdate", "changedate", "lastusagedate")
_COUNT = re.compile(r"[0-9]+")


def check_values(node: Node, report: Report) -> None:
    """TMX-10, 31 and 32 of a header, a unit or a variant."""
    if node.name != "tuv" and node.has("segtype") and node.get("segtype") not in SEGTYPES:
        found = f"segtype {quoted(node.get('segtype'))}"
        report.add("TMX-10", node.spot, found, fix=f"expected one of {', '.join(SEGTYPES)}")
    if node.has("usagecount") and not _COUNT.fullmatch(node.get("usagecount")):
        report.add("TMX-32", node.spot, f"usagecount {quoted(node.get('usagecount'))}")
    for name in _DATES:
        written = as_tmx(node.get(name))
        if node.has(name) and not (written and written == node.get(name)):
            fix = f"write `{written}`" if written else "write it as `20261120T174800Z`"
            report.add("TMX-31", node.spot, f"{name} {quoted(node.get(name))} is no date of TMX", fix=fix)
    created, changed = as_tmx(node.get("creationdate")), as_tmx(node.get("changedate"))
    if created and changed and created > changed:
        found = f"creationdate {created} is after changedate {changed}"
        report.warn("TMX-31", node.spot, found, fix="correct one of them")

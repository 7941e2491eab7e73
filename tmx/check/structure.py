"""What may stand where: elements and attributes by the DTDs of TMX 1.1 to 1.4."""

from functools import lru_cache
from typing import NamedTuple

from tmx.check.node import Node
from tmx.check.report import Report
from tmx.place import quoted

_MADE = "creationtool creationtoolversion creationdate creationid changedate changeid o-encoding o-tmf datatype"
_USED = "usagecount lastusagedate"
BEFORE_XML_LANG = ("1.1", "1.2")
"""Versions whose DTD has `lang` only."""


class Shape(NamedTuple):
    """The children and attributes that an element may have, whether text, and the rule that other children break."""

    children: frozenset[str]
    attributes: frozenset[str]
    has_text: bool
    stray: str


def _shape(children: str, attributes: str, stray: str, *, has_text: bool = False) -> Shape:
    return Shape(frozenset(children.split()), frozenset(attributes.split()), has_text, stray)


_INLINE = "bpt ept ph it hi ut"
_SHAPES = {
    "header": _shape("note prop ude", f"{_MADE} segtype adminlang srclang", "TMX-15"),
    "ude": _shape("map", "name base", "TMX-38"),
    "map": _shape("", "unicode code ent subst", "TMX-38"),
    "note": _shape("", "o-encoding xml:lang lang", "TMX-34", has_text=True),
    "prop": _shape("", "type o-encoding xml:lang lang", "TMX-34", has_text=True),
    "tu": _shape("note prop tuv", f"{_MADE} {_USED} tuid segtype srclang", "TMX-15"),
    "tuv": _shape("note prop seg", f"{_MADE} {_USED} xml:lang lang", "TMX-15"),
    "seg": _shape(_INLINE, "", "TMX-24", has_text=True),
    "hi": _shape(_INLINE, "x type", "TMX-24", has_text=True),
    "sub": _shape(_INLINE, "datatype type", "TMX-24", has_text=True),
    "bpt": _shape("sub", "i x type", "TMX-24", has_text=True),
    "ept": _shape("sub", "i", "TMX-24", has_text=True),
    "it": _shape("sub", "pos x type", "TMX-24", has_text=True),
    "ph": _shape("sub", "x assoc type", "TMX-24", has_text=True),
    "ut": _shape("sub", "x", "TMX-24", has_text=True),
}


@lru_cache(maxsize=8)
def shapes(version: str) -> dict[str, Shape]:
    """The shape of each element in a version of TMX; unknown versions count as 1.4."""
    known = dict(_SHAPES)
    if version in ("1.1", "1.2", "1.3"):
        known["ut"] = known["ut"]._replace(children=frozenset())
        known["prop"] = known["prop"]._replace(attributes=known["prop"].attributes - {"lang"})
    if version in BEFORE_XML_LANG:
        for name in ("note", "prop"):
            known[name] = known[name]._replace(attributes=(known[name].attributes | {"lang"}) - {"xml:lang"})
    if version == "1.1":
        for name in ("seg", "sub"):
            known[name] = known[name]._replace(children=known[name].children - {"hi"})
        known["seg"] = known["seg"]._replace(children=known["seg"].children | {"sub"})
        known["sub"] = known["sub"]._replace(attributes=frozenset())
    return known


def check_structure(node: Node, version: str, report: Report) -> Node:
    """The node with all names in small letters; what its DTD does not allow is reported, down to the last code."""
    if node.name != node.name.lower():
        report.add("TMX-15", node.spot, f"element {quoted(node.name)}", fix="write its name in small letters")
        node = node._replace(name=node.name.lower())
    shape = shapes(version).get(node.name)
    if shape is None:  # its parent has reported it
        return node
    _attributes(node, shape, report)
    children = [_child(child, node, shape, version, report) for child in node.children]
    if not shape.has_text:
        for text, spot in [(node.text, node.spot), *((child.tail, child.spot) for child in children)]:
            if text.strip():
                message = f"text {quoted(text.strip())} directly in {node.name}"
                report.add("TMX-14", spot, message, fix="move it into the seg, or take it out")
    return node._replace(children=tuple(children))


def _child(child: Node, parent: Node, shape: Shape, version: str, report: Report) -> Node:
    name = child.name.lower()
    if name not in shape.children:
        _stray(child, parent, shape.stray, report)
    elif name == "ut":
        report.warn("TMX-24", child.spot, "ut is deprecated", fix="write bpt and ept, it, or ph")
    return check_structure(child, version, report)


def _stray(child: Node, parent: Node, rule: str, report: Report) -> None:
    if rule == "TMX-24":
        if child.name in ("g", "x", "bx", "ex", "mrk"):
            report.add(rule, child.spot, f"`<{child.name}>` belongs to XLIFF", fix="write bpt and ept, or ph")
        elif child.name == "sub":
            report.add(rule, child.spot, f"sub in {parent.name}", fix="sub stands inside a code only")
        else:
            report.add(rule, child.spot, f"{quoted('<' + child.name + '>')} in {parent.name}")
    elif rule == "TMX-34":
        message = f"{quoted('<' + child.name + '>')} inside {parent.name}"
        report.add(rule, child.spot, message, fix="write text only: escape the tag as `&lt;`")
    else:
        report.add(rule, child.spot, f"element {quoted(child.name)} is not allowed in {parent.name}", fix="take it out")


def _attributes(node: Node, shape: Shape, report: Report) -> None:
    for name, _ in node.attributes:
        if name not in shape.attributes:
            small = name.lower() if name.lower() in shape.attributes else ""
            report.add(
                "TMX-15",
                node.spot,
                f"{quoted(name)} is not allowed on {node.name}",
                fix=f"write `{small}`" if small else "take it out",
            )

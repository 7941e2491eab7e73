"""What was found in a store as JSON has it; the keys are described in docs/formats.md."""

from typing import Any

from memory.concordance import Hit
from memory.explain import explained
from memory.lookup import Match
from memory.reading import Stored


def match_json(match: Match) -> dict[str, Any]:
    """A match, with why it has its score."""
    return {
        "score": match.score,
        "penalty": match.penalty,
        "source": match.source,
        "target": match.target,
        "substituted": match.substituted,
        "explanation": explained(match.differences),
        "differences": [one._asdict() for one in match.differences],
        "flags": [flag.value for flag in match.flags],
        "origin": origin_json(match.stored),
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit of a concordance: the text, where in it, and what the other languages say."""
    variants = hit.stored.unit.variants
    others = {variant.language: variant.text for variant in variants if variant.language != hit.said.language}
    found = {"text": hit.said.text, "language": hit.said.language, "spans": hit.spans, "others": others}
    return {**found, "origin": origin_json(hit.stored)}


def origin_json(stored: Stored) -> dict[str, Any]:
    """Where a unit comes from."""
    props = {prop.type: prop.text for prop in stored.unit.props}
    where = {"memory": stored.memory, "unit": stored.id, "tuid": stored.unit.tuid, "changed": stored.changed}
    return {**where, "props": props}

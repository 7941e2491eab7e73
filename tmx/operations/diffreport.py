"""A difference of two memories told: as lines for people, as a value for JSON, as a unit for TMX."""

from collections.abc import Iterator
from dataclasses import asdict

from tmx.content import Content
from tmx.language import sides
from tmx.operations.diff import DiffCounts, Difference, Kind
from tmx.unit import Header, Note, Prop, TranslationUnit, Variant

DIFF_PROP = "x-duizhao-diff"
OLD_TARGET_PROP = "x-duizhao-old-target"
_SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.TARGET: "~", Kind.METADATA: "="}


def difference_lines(difference: Difference, header: Header) -> list[str]:
    """A heading (`~ 12 → 14 zh-CN: 今天。`), below it what went with `-` and what came with `+`."""
    unit = _unit(difference)
    sources = " / ".join(f"{one.written}: {_line(one.text)}" for one in sides(unit, header).sources)
    numbers = " → ".join(str(one.number) for one in (difference.old, difference.new) if one is not None)
    lines = [f"{_SIGNS[difference.kind]} {numbers} {sources}".rstrip()]
    went, came = _sides_of(difference, header)
    return [*lines, *(f"    - {text}" for text in went), *(f"    + {text}" for text in came)]


def difference_json(difference: Difference, header: Header) -> dict[str, object]:
    """The difference as `tmx diff --format json` prints it; its keys are a contract."""
    went, came = _sides_of(difference, header)
    return {
        "kind": difference.kind.value,
        "old": _place(difference.old),
        "new": _place(difference.new),
        "source": [one.text for one in sides(_unit(difference), header).sources],
        "removed": went,
        "added": came,
    }


def difference_unit(difference: Difference, header: Header) -> TranslationUnit:
    """The new unit, or the removed one, with the kind of the difference and the old target as properties."""
    props = [Prop(DIFF_PROP, difference.kind.value)]
    if difference.kind is Kind.TARGET and difference.old is not None:
        props += [Prop(OLD_TARGET_PROP, one.text) for one in sides(difference.old, header).targets]
    unit = _unit(difference)
    return unit._replace(annotations=(*unit.annotations, *props))


def diff_counts_line(counts: DiffCounts) -> str:
    """The counts in one line for people."""
    return (
        f"{counts.old:,} units before, {counts.new:,} after: {counts.same:,} the same, {counts.added:,} added, "
        f"{counts.removed:,} removed, {counts.target:,} with another target, {counts.metadata:,} with other metadata"
    )


def diff_counts_json(counts: DiffCounts) -> dict[str, int]:
    """The counts as `tmx diff --format json` prints them; its keys are a contract."""
    return asdict(counts)


def _unit(difference: Difference) -> TranslationUnit:
    unit = difference.new or difference.old
    return unit if unit is not None else TranslationUnit(())


def _sides_of(difference: Difference, header: Header) -> tuple[list[str], list[str]]:
    """What went and what came: targets, or where they are the same, metadata."""
    describe = _metadata if difference.kind is Kind.METADATA else _targets
    old = list(describe(difference.old, header)) if difference.old else []
    new = list(describe(difference.new, header)) if difference.new else []
    return [text for text in old if text not in new], [text for text in new if text not in old]


def _targets(unit: TranslationUnit, header: Header) -> Iterator[str]:
    return (f"{one.written}: {_line(one.text)}" for one in sides(unit, header).targets)


def _metadata(unit: TranslationUnit, header: Header) -> Iterator[str]:
    yield from _noted("", unit)
    for variant in unit.variants:
        yield f"language: {variant.written}"
        yield from (f"{variant.written} {code}" for code in _codes(variant.content))
        yield from _noted(f"{variant.written} ", variant)


def _codes(content: Content) -> Iterator[str]:
    for piece in content:
        if not isinstance(piece, str):
            yield " ".join([f"<{piece.kind}>", *(f"{name}={value}" for name, value in piece.attributes)])
            yield from _codes(piece.content)


def _noted(where: str, noted: TranslationUnit | Variant) -> Iterator[str]:
    yield from (f"{where}{name}: {_line(value)}" for name, value in noted.attributes)
    for part in noted.annotations:
        yield f"{where}{'note' if isinstance(part, Note) else part.type}: {_line(part.text)}"


def _place(unit: TranslationUnit | None) -> dict[str, object] | None:
    return None if unit is None else {"unit": unit.number, "tuid": unit.tuid}


def _line(text: str) -> str:
    return " ".join(text.split())

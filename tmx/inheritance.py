"""What a header says for all units, said on the unit itself where it comes under another header."""

from collections.abc import Iterable, Iterator

from tmx.content import Attributes
from tmx.place import Place, Remarks
from tmx.stretches import Passing, UnitsAlike
from tmx.unit import ALL_LANGUAGES, Header, Prop, props_of

SIGNATURE = "x-duizhao-signature"


def handed_down(
    header: Header, other: Header, units: Iterable[Passing], remarks: Remarks, place: Place
) -> Iterator[Passing]:
    """The units of a memory as they mean the same under another header (TMX 1.4b: attributes of tu over the header's).

    What a unit cannot carry, the header's own properties and notes but for the signature, gets a remark.
    """
    attributes = tuple(_differing(header, other))
    signature = tuple(prop for prop in props_of(header.annotations) if prop.type == SIGNATURE)
    if set(header.annotations) - set(signature) - set(other.annotations):
        remarks.add("TMX-08", "properties and notes of its header are left out: the first file's header stays", place)
    signature = tuple(prop for prop in signature if prop not in other.annotations)
    if not attributes and not signature:
        return iter(units)
    return (_given(unit, attributes, signature) for unit in units)


def _differing(header: Header, other: Header) -> Iterator[tuple[str, str]]:
    if header.srclang != other.srclang:
        yield "srclang", header.srclang or ALL_LANGUAGES
    for name, own, first in (
        ("segtype", header.segtype, other.segtype),
        ("datatype", header.datatype, other.datatype),
        ("o-tmf", header.o_tmf, other.o_tmf),
        ("creationtool", header.creationtool, other.creationtool),
        ("creationtoolversion", header.creationtoolversion, other.creationtoolversion),
    ):
        if own and own != first:
            yield name, own


def _given(one: Passing, attributes: Attributes, signature: tuple[Prop, ...]) -> Passing:
    if isinstance(one, UnitsAlike):
        return one.like(_given(one.model, attributes, signature))
    own = {name for name, _ in one.attributes}
    added = tuple(pair for pair in attributes if pair[0] not in own)
    signed = any(prop.type == SIGNATURE for prop in one.props)
    return one._replace(
        attributes=one.attributes + added,
        annotations=one.annotations + (() if signed else signature),
    )

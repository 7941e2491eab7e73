"""Inline codes of a match in the place where it is used: those of the text that was looked up."""

from tmx import Code, Content


def with_codes_of(query: Content, source: Content, target: Content) -> Content | None:
    """The target with the codes of `query` in the place of those of `source`, which it is a translation of.

    None where they do not fit: the query has other codes in another order than the source, or the target has not each
    code of its source just once. Marks (`hi`) of the memory stay behind, their words are kept.
    """
    wanted, known = _codes(query), _codes(source)
    if [code.kind for code in wanted] != [code.kind for code in known]:
        return None
    places: dict[object, list[int]] = {}
    for place, name in enumerate(_names(known)):
        places.setdefault(name, []).append(place)
    names = iter(_names(_codes(target)))
    fitted: list[str | Code] = []
    for piece in _pieces(target):
        if isinstance(piece, str):
            fitted.append(piece)
        elif found := places.get(next(names)):
            fitted.append(wanted[found.pop(0)])
        else:
            return None
    return None if any(places.values()) else tuple(fitted)


def _pieces(content: Content) -> list[str | Code]:
    """Text and codes in order, those inside marks too."""
    pieces: list[str | Code] = []
    for piece in content:
        inside = not isinstance(piece, str) and piece.kind == "hi"
        pieces += _pieces(piece.content) if inside and isinstance(piece, Code) else [piece]
    return pieces


def _codes(content: Content) -> list[Code]:
    return [piece for piece in _pieces(content) if isinstance(piece, Code)]


def _names(codes: list[Code]) -> list[object]:
    """What is the same for a code on both sides of a unit: its kind and number, that of its pair, or what it is."""
    opened: dict[str, object] = {}
    names: list[object] = []
    for code in codes:
        found = dict(code.attributes)
        i = found.get("i", "")
        number: object = found.get("x") or i or code.content
        if code.kind == "bpt":
            opened[i] = number
        names.append((code.kind, opened.get(i, number) if code.kind == "ept" else number))
    return names

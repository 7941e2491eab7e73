"""Regular expressions of ICU and Java in the syntax of the `regex` module."""

import re

_HORIZONTAL = r" \t\xa0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000"
_TOKEN = re.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|$)|\\x\{(?P<code>[0-9A-Fa-f]+)\}|\\(?P<letter>.)|(?P<set>[\[\]])|(?P<operator>--|~~|\|\|)|.",
    re.DOTALL,
)
_OUTSIDE_SETS = {"h": f"[{_HORIZONTAL}]", "H": f"[^{_HORIZONTAL}]", "z": r"\Z", "Z": r"(?=\n?\Z)", "e": r"\x1b"}
_IN_SETS = {"h": _HORIZONTAL, "e": r"\x1b"}


def translated(pattern: str) -> str:
    r"""An ICU or Java pattern for `regex.VERSION1`: \h, \x{…}, \Q…\E, \z, \Z and \e are written out.

    Possessive quantifiers, \p{…}, \R, \X and set operations are the same in both. What neither knows stays as it is
    and is refused when it is compiled.
    """
    depth = 0
    parts = []
    for token in _TOKEN.finditer(pattern):
        if token["set"]:
            depth = depth + 1 if token["set"] == "[" else max(0, depth - 1)
        parts.append(_written(token, _IN_SETS if depth else _OUTSIDE_SETS))
    return "".join(parts)


def _written(token: re.Match[str], letters: dict[str, str]) -> str:
    if token["quoted"] is not None:
        return re.escape(token["quoted"])
    if token["code"]:
        return re.escape(chr(int(token["code"], 16)))
    if token["letter"]:
        return letters.get(token["letter"], token[0])
    if token["operator"] and letters is _IN_SETS:  # `regex` has three set operations that Java has not
        return "".join(f"\\{char}" for char in token[0])
    return token[0]

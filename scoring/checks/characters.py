"""Script and encoding: characters that show lost text, and two Chinese scripts in one text."""

import re
from collections.abc import Iterator

from corpus import Span, script_of
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_DAMAGE = re.compile(
    "\ufffd+|[\ue000-\uf8ff]+|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+|(?:锟斤拷|烫烫烫|屯屯屯)+"
    "|(?:[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]){1,}|â€[\x80-\xbf™œ\u009d“”˜¦]?"
)
_LEAST_HAN, _LEAST_SHARE = 8, 10.0


def damaged(pair: Pair) -> Iterator[Fault]:
    """Replacement, private and control characters, and patterns of text that was read in a wrong encoding."""
    for found in _DAMAGE.finditer(pair.target):
        yield Fault(
            MqmType.CHARACTER_ENCODING,
            Severity.MAJOR,
            "readable text",
            found[0].encode("unicode_escape").decode() if not found[0].isprintable() else found[0],
            (),
            (Span(*found.span()),),
        )


def mixed_script(pair: Pair) -> Iterator[Fault]:
    """A Chinese text of which a good part is traditional and a good part simplified."""
    if not pair.into_chinese:
        return
    script = script_of(pair.target)
    if script.han >= _LEAST_HAN and min(script.traditional, script.simplified) >= _LEAST_SHARE:
        found = f"{script.traditional:.0f} % traditional, {script.simplified:.0f} % simplified"
        whole = (Span(0, len(pair.target)),)
        yield Fault(MqmType.CHARACTER_ENCODING, Severity.MINOR, "one script", found, (), whole)

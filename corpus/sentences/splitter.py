"""How a paragraph is cut into sentences: by the house's rules, or by a user's SRX file."""

from collections.abc import Callable

from corpus.document import Span

Splitter = Callable[[str, str], list[Span]]
"""Text of one paragraph and language tag in, spans of its sentences out."""


def srx_splitter(data: bytes, name: str, tell: Callable[[str], None]) -> Splitter:
    """A splitter by the rules of an SRX file; `tell` hears warnings and which rules were switched off for being slow.

    Raises FormatError with the line of what is wrong in the file.
    """
    from corpus.sentences.srx import read_srx, split_with_srx  # `regex` and lxml, which few runs need

    rules = read_srx(data, name)
    for warning in rules.warnings:
        tell(warning)

    def split(text: str, lang: str) -> list[Span]:
        nonlocal rules
        found = split_with_srx(text, lang, rules)
        for rule in found.slow:
            tell(f"{name}:{rule.line}: a rule of {rule.language} took over a second and is switched off: simplify it")
        rules = rules.without(found.slow)
        return found.spans

    return split

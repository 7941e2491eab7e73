"""A glossary to print: HTML that needs nothing else, sorted by pinyin or as it comes."""

from collections.abc import Iterable, Iterator
from html import escape

from termbase.concept import Concept, Term
from termbase.pinyin import pinyin_of, plain_pinyin

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 10.5pt/1.4 Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; max-width: 60em; margin: 2em auto; }}
h1 {{ font-size: 1.6em; }} h2 {{ font-size: 1.1em; border-bottom: 1px solid #999; break-after: avoid; }}
dl {{ columns: 2 24em; column-gap: 2.5em; }} dt {{ font-weight: bold; break-after: avoid; }}
dd {{ margin: 0 0 .7em 1.2em; break-inside: avoid; }}
small {{ color: #555; }} .deprecated {{ text-decoration: line-through; }}
@media print {{ body {{ margin: 0; max-width: none; }} }}
</style></head><body><h1>{title}</h1>
"""


def glossary_page(concepts: Iterable[Concept], title: str) -> Iterator[bytes]:
    """The page piece by piece: concepts by the pinyin of their first Chinese term, under its first letter."""
    yield _HEAD.format(title=escape(title)).encode()
    letter = ""
    for concept in sorted(concepts, key=lambda concept: (_key(concept), concept.id)):
        key = _key(concept)
        if (first := key[:1].upper()) != letter:
            yield (("</dl>\n" if letter else "") + f"<h2>{escape(first)}</h2><dl>\n").encode()
            letter = first
        yield _entry(concept).encode()
    yield (("</dl>\n" if letter else "") + "</body></html>\n").encode()


def _key(concept: Concept) -> str:
    term = _chinese(concept)[0]
    return plain_pinyin(term.pinyin or pinyin_of(term.text)) or term.text.lower() or "#"


def _chinese(concept: Concept) -> list[Term]:
    return list(concept.spoken("zh")) or list(concept.terms)


def _entry(concept: Concept) -> str:
    chinese = _chinese(concept)
    head = "; ".join(f'<span lang="zh">{escape(term.text)}</span> {_small(term.pinyin)}' for term in chinese)
    lines = [
        f'<span class="{term.status}">{escape(term.text)}</span> ' + _small(f"{term.status}, {term.years}".strip(", "))
        for term in concept.terms
        if term not in chinese
    ]
    lines += [_small(text) for text in (concept.definition, concept.note) if text]
    return f'<dt id="{escape(concept.id)}">{head}</dt><dd>{"<br>".join(lines)}</dd>\n'


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""

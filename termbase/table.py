"""Concepts as tables of TOML, in which the shipped base is written, a person edits an entry, and a store keeps it.

    [[concept]]
    id = "c0001"
    subject = "movement"                    # one of `termbase.SUBJECTS` in the shipped base
    definition = "One or two sentences."
    note = "Anachronisms, false friends."
    related = ["c0002"]                     # also broader, narrower, superseded-by, antonym
    zh = [
      { text = "技术革新", status = "preferred", pinyin = "jìshù géxīn", at = "000:57:12-16", forms = […] },
    ]
    en = [
      { text = "technical innovation", status = "preferred", source = "who says so", valid-from = "1954" },
    ]

A form is `{ text = "技術革新", kind = "traditional" }`; a term stands on one line, as TOML wants it. `at` points at the
term, or the form, in a text (`termbase.references`); a form without it is derived. A key that is a language tag (zh,
zh-Hant, en) holds the terms of that language. What may be left out: everything but `id`, one term, and each term's
`text`. The fields of a term are those of `termbase.Term`, with hyphens.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from corpus import FormatError
from termbase.concept import Concept, Form, FormKind, Relation, RelationKind, Status, Term, TermType

LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The code of a language, as far as it can be a key of a table."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_TEXTS = ("subject", "definition", "note", "source")
_DATES = ("valid-from", "valid-to")
_TERM_TEXTS = ("part-of-speech", "pinyin", "abbreviation-of", *_DATES, "at", "usage", "source", "note")

Choice = TypeVar("Choice", bound=StrEnum)
Table = Mapping[str, Any]


def concept_of(table: Table, where: str) -> Concept:
    """The concept that a table tells. Raises FormatError naming `where` for what is missing, unknown or misspelt."""
    id = _text(table, "id", where)
    if not id:
        raise FormatError(f'{where}: a concept without id: give it one, as in id = "c0001"')
    where = f"{where}: concept {id}"
    relations = tuple(Relation(kind, other) for kind in RelationKind for other in _list(table, kind.value, where, str))
    known = {"id", *_TEXTS, *RelationKind}
    terms = tuple(_terms(table, known, where))
    if not terms:
        raise FormatError(f"{where}: has no term: expected a list under a language, as in zh = [{{ text = … }}]")
    texts = {name: _text(table, name, where) for name in _TEXTS}
    return Concept(id, terms, relations=relations, **texts)


def table_of(concept: Concept) -> dict[str, Any]:
    """The table of a concept; what is empty or as usual is left out."""
    table: dict[str, Any] = {"id": concept.id}
    table |= {name: value for name in _TEXTS if (value := getattr(concept, name))}
    for relation in concept.relations:
        table.setdefault(relation.kind.value, []).append(relation.id)
    for term in concept.terms:
        table.setdefault(term.language, []).append(_term_table(term))
    return table


def texts_of(table: Table, language: str) -> tuple[str, ...]:
    """What `Concept.texts` gives of the concept that a table of `table_of` tells."""
    return tuple(
        term["text"].strip()
        for name, terms in table.items()
        if name.partition("-")[0].lower() == language
        for term in terms
        if term["status"] != Status.DEPRECATED
    )


def toml_of(concept: Concept) -> str:
    """The concept as a block of TOML, a term a line."""
    table = table_of(concept)
    lines = ["[[concept]]"]
    for name, value in table.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            lines += [f"{name} = [", *(f"  {_toml(term)}," for term in value), "]"]
        else:
            lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return (
        '"' + "".join(_ESCAPES.get(c) or (c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}") for c in value) + '"'
    )


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _term_table(term: Term) -> dict[str, Any]:
    table: dict[str, Any] = {"text": term.text, "status": term.status.value}
    if term.type is not TermType.FULL:
        table["type"] = term.type.value
    usual = Term("", "")
    for name in _TERM_TEXTS:
        value = getattr(term, name.replace("-", "_"))
        if value != getattr(usual, name.replace("-", "_")):
            table[name] = value
    if term.forms:
        table["forms"] = [
            {"text": form.text, "kind": form.kind.value} | ({"at": form.at} if form.at else {}) for form in term.forms
        ]
    return table


def _terms(table: Table, known: set[str], where: str) -> Iterator[Term]:
    for name in table:
        if name in known:
            continue
        if not LANGUAGE.fullmatch(name) or not isinstance(table[name], list):
            raise FormatError(f"{where}: unknown field {name!r}: expected {', '.join(sorted(known))}, or a language")
        for one in _list(table, name, where, dict):
            yield _term(one, name, f"{where}: {name}")


def _term(table: Table, language: str, where: str) -> Term:
    text = _text(table, "text", where)
    if not text:
        raise FormatError(f"{where}: a term without text")
    where = f"{where}: {text!r}"
    _refuse_unknown(table, {"text", "status", "type", "forms", *_TERM_TEXTS}, where)
    texts = {name.replace("-", "_"): _text(table, name, where) for name in _TERM_TEXTS if name in table}
    for name in _DATES:
        if table.get(name) and not _DATE.fullmatch(table[name]):
            raise FormatError(f"{where}: {name} is {table[name]!r}: expected a year, or 1957-05, or 1957-05-25")
    forms = tuple(_form(one, where) for one in _list(table, "forms", where, dict))
    status = _choice(Status, table, "status", Status.ADMITTED, where)
    return Term(text, language, status, _choice(TermType, table, "type", TermType.FULL, where), forms=forms, **texts)


def _form(table: Table, where: str) -> Form:
    _refuse_unknown(table, {"text", "kind", "at"}, f"{where}: a form")
    text = _text(table, "text", f"{where}: a form")
    if not text:
        raise FormatError(f"{where}: a form without text")
    kind = _choice(FormKind, table, "kind", FormKind.VARIANT, f"{where}: {text!r}")
    return Form(text, kind, _text(table, "at", where))


def _refuse_unknown(table: Table, known: set[str], where: str) -> None:
    if odd := sorted(set(table) - known):
        raise FormatError(f"{where}: unknown field {odd[0]!r}: expected one of {', '.join(sorted(known))}")


def _text(table: Table, name: str, where: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise FormatError(f"{where}: {name} is {value!r}: expected a text in quotation marks")
    return value.strip()


def _list(table: Table, name: str, where: str, kind: type) -> list[Any]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
        raise FormatError(f"{where}: {name} is not a list of {'texts' if kind is str else '{ text = … } entries'}")
    return value


def _choice(kind: type[Choice], table: Table, name: str, usual: Choice, where: str) -> Choice:
    value = table.get(name, usual)
    try:
        return kind(value)
    except ValueError:
        raise FormatError(f"{where}: {name} is {value!r}: expected one of {', '.join(kind)}") from None

"""Names under which units keep what PO says, and what PO is told of a memory."""

CONTEXT = "x-po-msgctxt"
SINGULAR = "x-po-msgid"
PLURAL = "x-po-msgid_plural"
FORM = "x-pluralform"
REFERENCES = "x-po-references"
FLAGS = "x-po-flags"
EXTRACTED = "x-po-extracted"
OBSOLETE = "x-po-obsolete"
PREVIOUS = {name: f"x-po-previous-{name}" for name in ("msgctxt", "msgid", "msgid_plural")}
HEADER = "x-po-header-"
SAID = frozenset({CONTEXT, SINGULAR, PLURAL, FORM, REFERENCES, FLAGS, EXTRACTED, OBSOLETE, *PREVIOUS.values()})
"""The properties that a message says in words of its own."""

FUZZY = "fuzzy"
DOUBTFUL = "doubtful"
OWN_CONTEXT = "x-po-msgctxt-before"
"""The comment that says which context a message had before it got one to tell it from another of the same text."""

SOURCE_LANGUAGE = "X-Source-Language"
WRITTEN_ANEW = frozenset({"Language", SOURCE_LANGUAGE, "MIME-Version", "Content-Type", "Content-Transfer-Encoding"})
"""The fields of the header that depend on the file, not on what it is made of."""

_ONE_FORM = frozenset({"zh", "ja", "ko", "vi", "th", "id", "ms"})
_TWO_FORMS = frozenset({"en", "de", "nl", "sv", "da", "nb", "nn", "fi", "et", "it", "es", "pt", "el", "hu", "bg"})


def usual_fields(language: str) -> dict[str, str]:
    """The fields of a header that nothing says otherwise, for translations in a normalised language."""
    return {"Project-Id-Version": "duizhao", "Plural-Forms": _plural_forms(language.partition("-")[0])}


def _plural_forms(language: str) -> str:
    """The Plural-Forms of a language; empty where they are not known here."""
    if language in _ONE_FORM:
        return "nplurals=1; plural=0;"
    return "nplurals=2; plural=(n != 1);" if language in _TWO_FORMS else ""

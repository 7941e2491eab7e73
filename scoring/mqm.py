"""Types and severities of errors in translations, after MQM (themqm.org), and what each counts.

Weights as in google/wmt-mqm-human-evaluation (README): major 5, minor 1, minor punctuation 0.1, non-translation 25.
"""

from enum import StrEnum


class MqmType(StrEnum):
    """The kind of an error, as in the MQM typology: dimension and type."""

    MISTRANSLATION = "Accuracy/Mistranslation"
    OMISSION = "Accuracy/Omission"
    ADDITION = "Accuracy/Addition"
    UNTRANSLATED = "Accuracy/Untranslated"
    NON_TRANSLATION = "Non-translation"
    INCONSISTENT_WITH_RESOURCE = "Terminology/Inconsistent with terminology resource"
    INCONSISTENT_TERM = "Terminology/Inconsistent use"
    WRONG_TERM = "Terminology/Wrong term"
    GRAMMAR = "Linguistic conventions/Grammar"
    PUNCTUATION = "Linguistic conventions/Punctuation"
    CHARACTER_ENCODING = "Linguistic conventions/Character encoding"
    INCONSISTENT_STYLE = "Style/Inconsistent style"
    DATE_FORMAT = "Locale conventions/Date format"
    MEASUREMENT_FORMAT = "Locale conventions/Measurement format"
    CURRENCY_FORMAT = "Locale conventions/Currency format"
    MARKUP = "Design and markup/Markup tag"
    LINK = "Design and markup/Link"


class Severity(StrEnum):
    """How much an error harms."""

    MAJOR = "major"
    MINOR = "minor"
    NEUTRAL = "neutral"


def weight(kind: MqmType, severity: Severity) -> float:
    """What an error of this type and severity counts: 25, 5, 1, 0.1 or 0."""
    if severity is Severity.NEUTRAL:
        return 0.0
    if kind is MqmType.NON_TRANSLATION:
        return 25.0
    if severity is Severity.MAJOR:
        return 5.0
    return 0.1 if kind is MqmType.PUNCTUATION else 1.0

"""The properties that decide how XLIFF is written and read, not only what stands in it."""

from tmx.xliff.match import CONFIDENCE
from tmx.xliff.origin import DOCUMENT, ORIGINAL, TRANSLATE
from tmx.xliff.states import STATE, STATES_12, STATES_21, STATUS

DECISIVE = frozenset({STATUS, STATE, STATES_12.detail, STATES_21.detail, ORIGINAL, DOCUMENT, TRANSLATE, CONFIDENCE})

"""The properties that decide how a message is written and read, not only what stands in it."""

from tmx.po import names
from tmx.xliff.states import STATUS

DECISIVE = names.SAID | {names.OWN_CONTEXT, STATUS}

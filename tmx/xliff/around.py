"""What a unit takes from the elements around it."""

from typing import NamedTuple

from tmx.exchange.details import Scope, props_in
from tmx.exchange.parts import Parts
from tmx.unit import Prop
from tmx.xliff.origin import TRANSLATE, original_props


class Around(NamedTuple):
    """The original file, the languages as they are written, and whether to translate, if anything says so."""

    original: str = ""
    source: str = ""
    target: str = ""
    translate: str = ""

    def on(self, parts: Parts) -> Parts:
        """The parts of a unit with the properties that its surroundings say."""
        translate = [Prop(TRANSLATE, self.translate)] if self.translate else []
        known = props_in(parts.details, Scope.UNIT)
        return parts._replace(more=[*parts.more, *original_props(self.original, known), *translate])

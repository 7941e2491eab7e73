"""Matches for a project of OmegaT: each in the folder from which OmegaT shows it with the score that it has.

OmegaT puts in by itself what is the same in `tm/auto`, and takes NNN off the score of all that is in `tm/penalty-NNN`.
Its own score of Chinese is another than ours, so each unit has the segment itself as its source: 100 less the penalty
of the folder is our score. What has the numbers of the segment put in is an offer beside the match, never in `tm/auto`.
"""

from collections.abc import Iterable, Iterator

from memory.lookup import Match
from memory.pretranslate import Pretranslation
from memory.score import EXACT
from memory.substitution import NUMBERS_PUT_IN, edited
from tmx import Content, Prop, TranslationUnit, Variant, client_code, matching, normalise

AUTO = "tm/auto"


def omegat_units(found: Iterable[Pretranslation], language: str) -> dict[str, list[TranslationUnit]]:
    """The units by their folder in a project, sorted; `language` is that of the translations.

    The best match of a segment goes to `tm/auto` where it is exact. A text that occurs again is told once.
    """
    folders: dict[str, list[TranslationUnit]] = {}
    told: set[str] = set()
    for one in found:
        if one.source is None or one.source.text in told:
            continue
        told.add(one.source.text)
        for place, match in enumerate(one.matches):
            is_auto = match.score >= EXACT and place == 0
            folder = AUTO if is_auto else f"tm/penalty-{max(EXACT - match.score, 0):03}"
            folders.setdefault(folder, []).extend(_units(one.source, match, language))
    return dict(sorted(folders.items()))


def _units(source: Variant, match: Match, language: str) -> Iterator[TranslationUnit]:
    """The match, and where its numbers can be replaced, once more with those of the segment, marked."""
    target = matching(match.stored.unit.variants, language)[0].content
    yield _unit(source, target, match, match.stored.memory, language)
    if (edits := match.substitutions) and (put_in := edited(target, edits)):
        yield _unit(source, put_in, match, f"{match.stored.memory} ({NUMBERS_PUT_IN})", language)


def _unit(source: Variant, target: Content, match: Match, origin: str, language: str) -> TranslationUnit:
    code = client_code(language)
    told = (
        Prop("x-duizhao-score", str(match.score)),
        Prop("x-duizhao-memory", origin),
        *([Prop("x-duizhao-memory-source", match.source)] if match.source != source.text else []),
    )
    return TranslationUnit((source, Variant(code, normalise(code), target)), (), told)

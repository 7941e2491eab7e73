"""The profiles: what is written for which client, and units and headers made ready for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from tmx.profiles import clients
from tmx.profiles.codes import lokalize_code, omegat_code, standard_code, trados_code, wordfast_code
from tmx.profiles.standard import NO_VARIANT, Code, Standard
from tmx.stretches import Passing, Units, UnitsAlike
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit
from tmx.write import VERSION, write_tmx

Step = Callable[[TranslationUnit, Tally], TranslationUnit | None]
"""Makes a unit fit; None where it cannot be, and the tally knows why."""


class Level(IntEnum):
    """How much of a segment is written: 1 the words alone, 2 inline codes too (TMX 1.4b, levels of implementation)."""

    PLAIN = 1
    CODES = 2


@dataclass(frozen=True)
class Profile:
    """What one client wants: its codes of languages, and the steps that make a unit fit.

    `keep` has no code: everything stays as it was read, the version too.
    """

    name: str
    code: Code | None = None
    steps: tuple[Step, ...] = ()
    srclang: str = ""

    def at(self, level: Level) -> "Profile":
        """The same profile, at a level."""
        if level is Level.CODES or clients.plain_codes in self.steps:
            return self
        return Profile(self.name, self.code, (clients.plain_codes, *self.steps), self.srclang)

    @property
    def changes_nothing(self) -> bool:
        """Whether everything stays as it was read."""
        return self.code is None and not self.steps

    def fit(self, header: Header, units: Iterable[Passing], tally: Tally) -> tuple[Header, Iterator[Passing]]:
        """The header and the units as the client wants them; those that it cannot have are dropped by the tally."""
        if self.code is None:
            return header, self._stepped(units, tally)
        standard = Standard(header, self.code)
        ready = standard.header._replace(srclang=self.srclang or standard.header.srclang)
        if clients.typed_props in self.steps:
            ready = ready._replace(annotations=tuple(map(clients.typed, ready.annotations)))
        return ready, self._stepped(_standard(standard, units, tally), tally)

    def _stepped(self, units: Iterable[Passing], tally: Tally) -> Iterator[Passing]:
        for one in units:
            if isinstance(one, UnitsAlike) and self._leaves(one.model):
                yield one
                continue
            for unit in tally.singly(one):
                fit: TranslationUnit | None = unit
                for step in self.steps:
                    fit = fit and step(fit, tally)
                if fit:
                    yield fit

    def _leaves(self, model: TranslationUnit) -> bool:
        """Whether the steps change none of the units that differ from this one in values and texts only."""
        return all(step in _BLIND and step(model, Tally()) == model for step in self.steps)

    def written(self, header: Header, units: Iterable[Units], tally: Tally) -> Iterator[bytes]:
        """The bytes of the memory for the client, counted by the tally as they go out."""
        ready, fitting = self.fit(header, units, tally)
        return write_tmx(ready, tally.writing(fitting), self.version(header))

    def version(self, header: Header) -> str:
        """The version of TMX that is written."""
        return VERSION if self.code else header.version or VERSION


_BLIND = frozenset(
    {clients.plain_codes, clients.one_note, clients.typed_props, clients.numbered_codes, clients.context_on_source}
)
"""The steps for which it makes no difference what a unit without inline codes says."""


def _standard(standard: Standard, units: Iterable[Passing], tally: Tally) -> Iterator[Passing]:
    for one in units:
        if isinstance(one, UnitsAlike) and (alike := standard.alike(one, tally.change)):
            yield alike
            continue
        for unit in tally.singly(one):
            if fit := standard.unit(unit, tally.change):
                yield fit
            else:
                tally.drop(NO_VARIANT)


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("keep"),
        Profile("standard", standard_code),
        Profile("omegat", omegat_code, (clients.one_note,)),
        Profile("trados", trados_code, (clients.numbered_codes, clients.typed_props)),
        Profile("memoq", omegat_code, (clients.context_on_source,)),
        Profile("wordfast", wordfast_code, (clients.short_enough,)),
        Profile("lokalize", lokalize_code, (clients.plain_codes, clients.english_source), "en"),
    )
}
"""By the name that `--client` takes; `keep` changes nothing, `standard` is valid TMX 1.4 for nobody in particular."""

"""Which term bases a command uses: those named, else the project's, the user's and the shipped one, in this order."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.settings import Config, config_of, user_data

if TYPE_CHECKING:
    from termbase import Author, Base, Lookup

SHIPPED = "shipped"
BaseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--base",
        metavar="BASE",
        help="A base of `terms add`, a TBX file or a table; `shipped`. May be repeated, the nearest first."
        "  [default: the project's, yours, shipped]",
    ),
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="BASE", help="The base to change.  [default: see `config show`]")
]


def _date(text: str) -> str:
    if text and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        raise typer.BadParameter(f"{text}: expected a year, or 1957-05, or 1957-05-25")
    return text


DateOption = Annotated[
    str, typer.Option("--date", parser=_date, metavar="DATE", help="Terms that were in use then: 1952, 1957-05.")
]


def bases_of(named: list[str] | None) -> list["Base"]:
    """The bases, the nearest first. Raises UnreadableError for a named one that is not there."""
    config = config_of()
    if named:
        return [_opened(name, config) for name in named]
    return [*own_bases(config), _opened(SHIPPED, config)]


def own_bases(config: Config) -> list["Base"]:
    """The project's base and the user's, where they are there."""
    from termbase import TermStore

    paths = [Path(config.terms).expanduser(), user_data() / "terms.sqlite"]
    return [TermStore(path) for path in dict.fromkeys(paths) if path.exists()]


def lookup_of(named: list[str] | None) -> "Lookup":
    """The bases ready for look-ups, with the words of the dictionary that terms must not cut."""
    from termbase import Lookup, open_words

    return Lookup(bases_of(named), open_words(Path(config_of().cache).expanduser()))


def store_path(to: str | None) -> Path:
    """Where the base to change is, its folder made where it is the usual one."""
    path = Path(to or config_of().terms).expanduser()
    if to is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    return path


def author() -> "Author":
    """Who changes a base now."""
    import getpass  # which looking terms up does without

    from termbase import Author

    name = ""
    with suppress(OSError, KeyError, ImportError):
        name = getpass.getuser()
    return Author(name, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _opened(name: str, config: Config) -> "Base":
    from corpus import UnreadableError
    from termbase import ConceptList, TermStore, is_store, open_shipped, read_terms

    if name == SHIPPED:
        return open_shipped(Path(config.cache).expanduser())
    path = Path(name).expanduser()
    if not path.exists():
        raise UnreadableError(f"{path}: there is no such term base: expected a file, or {SHIPPED}")
    return TermStore(path) if is_store(path) else ConceptList(name, read_terms(path))

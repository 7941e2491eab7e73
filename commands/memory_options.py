"""What the commands on a store share: their options, where the store is, which languages, where a unit comes from."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import language_tag
from commands.settings import config_of

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from memory import Store

StoreOption = Annotated[
    str | None, typer.Option("--store", metavar="STORE", help="The memory.  [default: see `config show`]")
]


def _memory_name(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise typer.BadParameter("expected the name of a memory: one line that says something")
    return text


NameOption = Annotated[
    str, typer.Option("--name", parser=_memory_name, metavar="NAME", help="One of the named memories in the store.")
]
SourceLangOption = Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Of the text.")]
TargetLangOption = Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Of the translation.")]


def store_name(store: str | None) -> str:
    """The path or address of the store, said or set; the folder of the default is made."""
    name = config_of(memory=store).memory
    if "://" in name:
        return name
    path = Path(name).expanduser()
    if store is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    return str(path)


def existing_store(store: str | None) -> str:
    """As `store_name`. Raises UnreadableError for a store that is not there: who only asks makes none."""
    from memory import refuse_missing

    name = store_name(store)
    refuse_missing(name)
    return name


def opened_store(name: str) -> "Store":
    """The store of a name, open."""
    from memory import open_store

    return open_store(name, Path(config_of().cache).expanduser())


def languages_of(text: str, source: str, target: str) -> tuple[str, str]:
    """Said, or seen: a text with Chinese characters is Chinese and wanted in English, any other the other way."""
    from corpus import script_of

    source = source or ("zh" if script_of(text).han else "en")
    return source, target or ("en" if source.startswith("zh") else "zh")

"""Groups of commands: all of them, each imported when it is asked for; and one that is a command itself."""

from importlib import import_module
from typing import Any

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

GROUPS = ("align", "lexicon", "corpus", "tmx", "memory", "terms", "score", "config")
DEFAULT = "files"


class WithDefault(TyperGroup):
    """A group that is a command too: what names none of its commands is an argument of the hidden one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words of the command line, with the hidden command's name before them where none is named."""
        named = self.commands.get(args[0]) if args else None
        asked = (named and not named.hidden) or (ctx.resilient_parsing and not args)
        return super().parse_args(ctx, args if asked else [DEFAULT, *args])

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """What may follow: the group's commands and the hidden one's words."""
        return [*super().shell_complete(ctx, incomplete), *self.commands[DEFAULT].shell_complete(ctx, incomplete)]


class DefaultCommand(TyperCommand):
    """The hidden command of `WithDefault`; help and errors call it by the group's name."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the group, so that usage lines name that."""
        return super().make_context(parent.info_name, args, parent=parent.parent, **extra)


class Groups(TyperGroup):
    """The whole command: a group of it is imported when it is asked for, as help asks for all."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: dict[str, Any] = dict.fromkeys(GROUPS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The group of a name, or nothing."""
        if self.commands.get(cmd_name, True) is None:
            self.commands[cmd_name] = _group(cmd_name)
        return self.commands.get(cmd_name)


def _group(name: str) -> Any:
    whole = Typer(rich_markup_mode=None)
    whole.add_typer(getattr(import_module(f"commands.{name}"), f"{name}_app"), name=name)
    return get_group(whole).commands[name]

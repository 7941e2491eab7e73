"""A group of commands that is a command itself: `align FILE` beside `align train`."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

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

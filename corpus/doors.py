"""The door of a room of which a name is fetched when it is first asked for: who needs little imports little."""

import ast
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


def lazy_door(room: str, stub: Path) -> tuple[Callable[[str], object], list[str]]:
    """What a room has as `__getattr__` (PEP 562) and `__all__`: the names that its `__init__.pyi` imports.

    Type checkers read the same stub, so each name is said once. A module directly in the room must not be called as a
    public name is: where it is imported first, it would stand in its place.
    """
    homes = {
        found.asname or found.name: (str(node.module), found.name)
        for node in ast.parse(stub.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for found in node.names
    }

    def fetched(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        module, own = homes[name]
        value = getattr(import_module(module), own)
        setattr(sys.modules[room], name, value)
        return value

    return fetched, sorted(homes)

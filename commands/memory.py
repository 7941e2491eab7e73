"""`duizhao memory`: units kept in a store, and looked up."""

import typer

from commands.memory_analyze import memory_analyze
from commands.memory_lookup import memory_lookup
from commands.memory_pretranslate import memory_pretranslate
from commands.memory_search import memory_search
from commands.memory_serve import memory_serve
from commands.memory_store import memory_add, memory_export, memory_info
from commands.memory_upkeep import memory_remove, memory_set, memory_undo, memory_update, memory_vacuum

memory_app = typer.Typer(no_args_is_help=True, help="Keep translation units, and look them up.")
for _name, _command in (
    ("add", memory_add),
    ("lookup", memory_lookup),
    ("search", memory_search),
    ("pretranslate", memory_pretranslate),
    ("analyze", memory_analyze),
    ("info", memory_info),
    ("export", memory_export),
    ("serve", memory_serve),
    ("update", memory_update),
    ("remove", memory_remove),
    ("undo", memory_undo),
    ("set", memory_set),
    ("vacuum", memory_vacuum),
):
    memory_app.command(_name)(_command)

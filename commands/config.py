"""`duizhao config`: the settings and where each comes from."""

import dataclasses

import typer

from commands.console import print_json
from commands.options import Shown, ShownOption
from commands.settings import cedict_path, settled

config_app = typer.Typer(no_args_is_help=True, help="Look at the settings.")

LICENCE = "CC BY-SA 4.0, https://cc-cedict.org"


@config_app.command("show")
def config_show(format: ShownOption = Shown.TEXT) -> None:
    """Print every setting and where it comes from; and the dictionary.

    duizhao config show

    DUIZHAO_MODE=summary duizhao config show --format json
    """
    from aligner import dictionary_name

    config, origins = settled({})
    using = dictionary_name(cedict_path(config))
    licence = "as its header says" if config.dictionary else LICENCE
    rows = [(name, value, origins[name]) for name, value in dataclasses.asdict(config).items()]
    if format is Shown.JSON:
        found = {name: {"value": value, "from": origin} for name, value, origin in rows}
        print_json({**found, "using": {"dictionary": using, "licence": licence}})
        return
    for name, value, origin in rows:
        print(f"{name:16} {value!s:32} {origin}")
    print(f"using {using} ({licence})")

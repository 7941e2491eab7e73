"""The settings of a run: an option, else the environment, else a line of `duizhao.toml`, else the default."""

import contextlib
import dataclasses
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.options import Duplicates, Mode, Undecodable

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from aligner import Dictionary, Progress
    from corpus import ReadSettings


@dataclasses.dataclass(frozen=True)
class Config:
    """What an option may say; else DUIZHAO_NAME in the environment; else a line of `duizhao.toml`."""

    cache: str
    memory: str
    terms: str
    dictionary: str = ""
    encoding: str = ""
    encoding_errors: Undecodable = Undecodable.STRICT
    max_size: int = 200_000_000
    max_segment: int = 20_000
    mode: Mode = Mode.AUTO
    min_confidence: float = 0.0
    duplicates: Duplicates = Duplicates.CONFIDENT


def config_of(**given: object) -> Config:
    """The settings of this run, options given by name; what is None was not given."""
    return settled(given)[0]


def settled(given: Mapping[str, object]) -> tuple[Config, dict[str, str]]:
    """The settings and where each comes from: option, environment, `./duizhao.toml`, the user's file, default."""
    import platformdirs

    names = [field.name for field in dataclasses.fields(Config)]
    variables = {f"DUIZHAO_{name.upper()}": name for name in names}
    files = (Path("duizhao.toml"), Path(platformdirs.user_config_dir("duizhao")) / "duizhao.toml")
    layers = [
        ("option", given),
        *((variable, {name: os.environ.get(variable) or None}) for variable, name in variables.items()),
        *((str(path), _config_file(path, names)) for path in files),
        ("default", {"cache": platformdirs.user_cache_dir("duizhao"), **_stores()}),
    ]
    values: dict[str, Any] = {}
    origins = dict.fromkeys(names, "default")
    for field in dataclasses.fields(Config):
        for origin, layer in layers:
            if (value := layer.get(field.name)) is not None:
                values[field.name] = _typed(field.type, value, f"{origin}: {field.name}")
                origins[field.name] = origin
                break
    return Config(**values), origins


def _stores() -> dict[str, str]:
    """`memory.sqlite` and `terms.sqlite` beside `duizhao.toml`, else in the user's data folder."""
    folder = Path() if Path("duizhao.toml").exists() else user_data()
    return {name: str(folder / f"{name}.sqlite") for name in ("memory", "terms")}


def user_data() -> Path:
    """The folder for what a user keeps."""
    import platformdirs

    return Path(platformdirs.user_data_dir("duizhao"))


def _config_file(path: Path, names: list[str]) -> Mapping[str, object]:
    import tomllib

    from corpus import FormatError

    if not path.exists():
        return {}
    try:
        found = tomllib.loads(text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{path}: not TOML: {error}") from None
    if odd := sorted(set(found) - set(names)):
        raise FormatError(f"{path}: unknown setting {odd[0]}: expected one of {', '.join(names)}")
    return found


def _typed(kind: Any, value: object, where: str) -> object:
    """The value as text, number or one of the choices that `kind` wants. Raises FormatError naming `where`."""
    from corpus import FormatError

    with contextlib.suppress(ValueError):
        match typed := kind(str(value)):
            case int() | float() if isinstance(value, bool) or not (0 <= typed <= 1 if kind is float else typed >= 1):
                raise ValueError
            case str() if not isinstance(value, str):
                raise ValueError
        return typed
    expected = {int: "a whole number above 0", float: "a number from 0 to 1", str: "a text"}
    raise FormatError(f"{where} is {value!r}: expected {expected.get(kind) or 'one of ' + ', '.join(kind)}")


def read_settings(config: Config, lang: str = "") -> "ReadSettings":
    """How files are read."""
    from corpus import ReadSettings

    return ReadSettings(
        lang=lang,
        encoding=config.encoding,
        encoding_errors=config.encoding_errors,
        file_limit=config.max_size,
        segment_limit=config.max_segment,
    )


def text_of(path: Path) -> str:
    """The text of a file in any encoding."""
    from corpus import decode_text, read_file

    return decode_text(read_file(path), str(path))[0]


def cedict_path(config: Config) -> Path | None:
    """The user's own dictionary file, or None for the built-in one."""
    return Path(config.dictionary).expanduser() if config.dictionary else None


def dictionary_of(config: Config, progress: "Progress") -> "Dictionary":
    """The dictionary, compiled and kept in the cache at the first use."""
    from aligner import open_dictionary

    return open_dictionary(Path(config.cache).expanduser(), cedict_path(config), progress)

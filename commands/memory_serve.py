"""`duizhao memory serve`: a store for the other tools of this machine, over HTTP."""

import os
import secrets
import signal
from pathlib import Path
from typing import Annotated

import typer

from commands.console import own_version, say
from commands.memory_options import StoreOption, existing_store
from commands.settings import config_of

_VARIABLE = "DUIZHAO_TOKEN"
_SHORTEST = 16
_PORT = 8740


def memory_serve(
    store: StoreOption = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="0 takes a free one.")] = _PORT,
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where the token is; made, for you alone, where it is not there."),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name of this machine that may be asked for.")
    ] = None,
    beyond_loopback: Annotated[
        bool, typer.Option("--beyond-loopback", help="Yes: others reach it, and read along, for HTTP is not secret.")
    ] = False,
) -> None:
    """Answer look-ups, searches and changes of other tools over HTTP, on this machine only.

    duizhao memory serve --token-file token.txt

    duizhao memory serve --store book.sqlite --port 9000

    The token is that of --token-file, or of DUIZHAO_TOKEN, or a new one, which is shown. GET /openapi.json describes
    what can be asked. Ctrl-C ends it.
    """
    from memory import ServeSettings, is_loopback, open_server

    if not (is_loopback(host) or beyond_loopback):
        raise typer.BadParameter(f"{host}: others could reach it and read along: --beyond-loopback says it is meant")
    where = existing_store(store)
    token, told = _token(token_file)
    cache = Path(config_of().cache).expanduser()
    settings = ServeSettings(where, token, cache, host, port, tuple(name or ()))
    server = open_server(settings, own_version(), lambda error: say(f"duizhao: {type(error).__name__}: {error}"))
    shown = f"[{host}]" if ":" in host else host
    if hasattr(signal, "SIGPIPE"):  # who asks may leave before the answer; the command line would end at once with that
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    say(f"http://{shown}:{server.port} serves {server.store}; the token is {told}; Ctrl-C ends it")
    try:
        server.run()
    finally:
        say(f"{server.requests:,} requests answered")


def _token(file: Path | None) -> tuple[str, str]:
    """The token, and what is said of it. Raises FormatError for one that is easily guessed or that others can read."""
    from corpus import FormatError

    if file is None:
        if token := os.environ.get(_VARIABLE, ""):
            return _long_enough(token, _VARIABLE), f"that of {_VARIABLE}"
        token = secrets.token_urlsafe(32)
        return token, token
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise FormatError(f"{file}: others can read this token: make it yours alone, with chmod 600") from None
        return _long_enough(file.read_text(encoding="utf-8").strip(), str(file)), f"in {file}"
    token = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(f"{token}\n")
    return token, f"in {file}"


def _long_enough(token: str, where: str) -> str:
    from corpus import FormatError

    if len(token) < _SHORTEST or not (token.isascii() and token.isprintable()) or " " in token:
        raise FormatError(f"{where}: expected a token of {_SHORTEST} ASCII characters or more, without spaces")
    return token

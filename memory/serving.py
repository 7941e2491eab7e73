"""The HTTP API of a store: its settings, and the server, which is imported when it is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the web framework takes longer to import than a look-up takes
    from memory.server.server import Server

PORT = 8740


class ServeLimits(NamedTuple):
    """What a request may cost: bytes of its body, how many at once, seconds to send one and to wait for its turn."""

    body_bytes: int = 50_000_000
    at_once: int = 8
    seconds_to_send: float = 30.0
    seconds_to_wait: float = 5.0


USUAL = ServeLimits()


@dataclass(frozen=True)
class ServeSettings:
    """Which store is served, to whoever has the token, at which address; port 0 takes a free one.

    What is kept of a database on this machine lies in `cache`. `names` are further names of this machine that may stand
    in the header `Host`.
    """

    where: str
    token: str
    cache: Path | None = None
    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    limits: ServeLimits = USUAL


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address; a name may mean anything, but for `localhost`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def open_server(settings: ServeSettings, version: str, on_fault: Callable[[Exception], None]) -> "Server":
    """The server, bound to its address; `on_fault` is told errors that should not be.

    Raises OutputError where it cannot listen there, and what `open_store` raises.
    """
    from memory.server.server import Server

    return Server(settings, version, on_fault)

"""What every test finds: one cache for the session, no settings of whoever runs it, and no network."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("duizhao", deadline=None)  # on a busy machine anything may take long
settings.load_profile("duizhao")

_LOOPBACK = ("127.0.0.1", "::1")
_KEPT = ("DUIZHAO_SHARED", "DUIZHAO_REQUIRE_CLIENTS")


@pytest.fixture(scope="session", autouse=True)
def own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The cache in which the dictionary is compiled once, for all tests and the processes that they start."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("DUIZHAO_") and name not in _KEPT]:
            patch.delenv(name)
        patch.setenv("DUIZHAO_CACHE", str(cache))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield cache


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Whoever asks for an address that is not of this machine is told off: duizhao works offline."""
    connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo

    def own_connect(self: socket.socket, address: Any) -> None:
        _refuse_others(address[0] if isinstance(address, tuple) else address)
        connect(self, address)

    def own_getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse_others(host)
        return getaddrinfo(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", own_connect)
        patch.setattr(socket, "getaddrinfo", own_getaddrinfo)
        yield


def _refuse_others(host: object) -> None:
    if host not in _LOOPBACK:
        raise AssertionError(f"a connection to {host} was tried")

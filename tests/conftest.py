"""What every test finds: one cache for the session, no settings of whoever runs it, and no network."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    """Whoever asks for an address is told off: duizhao works offline."""

    def refuse(*address: object) -> None:
        raise AssertionError(f"a connection to {address} was tried")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield

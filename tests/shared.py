"""What tests need that is not everywhere: the team's shared material, clients, forks. They skip, saying so."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("DUIZHAO_SHARED", Path(__file__).parent.parent.parent / "shared"))
REQUIRE_CLIENTS = os.environ.get("DUIZHAO_REQUIRE_CLIENTS") == "1"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no shared material at {SHARED}")
needs_helpers = pytest.mark.skipif(sys.platform != "linux", reason="helpers are forks, which are safe on Linux only")


def deadly_to_helpers() -> Callable[[int], int]:
    """Work that gives its number back, and kills whatever other process than this one tries it."""
    own = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return work


def client_missing(what: str) -> None:
    """Skip because a real client is not installed; fail where DUIZHAO_REQUIRE_CLIENTS=1 asks for it."""
    if REQUIRE_CLIENTS:
        pytest.fail(f"{what} is required here (DUIZHAO_REQUIRE_CLIENTS=1) but is not installed")
    pytest.skip(f"{what} is not installed")

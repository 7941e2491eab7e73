"""What tests need that is not everywhere: the team's shared material, clients, forks. They skip, saying so."""

import os
import sys
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("DUIZHAO_SHARED", Path(__file__).parent.parent.parent / "shared"))
REQUIRE_CLIENTS = os.environ.get("DUIZHAO_REQUIRE_CLIENTS") == "1"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no shared material at {SHARED}")
needs_helpers = pytest.mark.skipif(sys.platform != "linux", reason="helpers are forks, which are safe on Linux only")


def client_missing(what: str) -> None:
    """Skip because a real client is not installed; fail where DUIZHAO_REQUIRE_CLIENTS=1 asks for it."""
    if REQUIRE_CLIENTS:
        pytest.fail(f"{what} is required here (DUIZHAO_REQUIRE_CLIENTS=1) but is not installed")
    pytest.skip(f"{what} is not installed")

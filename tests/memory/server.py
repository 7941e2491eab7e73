"""A real PostgreSQL server on loopback, in a temporary folder, for one run of the tests."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.shared import client_missing

USER = "postgres"


@contextmanager
def running_server() -> Iterator[str]:
    """The address of the server, without a database; skips where the Debian package postgresql is not installed.

    Its locale is C, the poorest for Chinese: nothing may rest on the server's idea of letters.
    """
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        client_missing("the Debian package postgresql")
    folder = Path(tempfile.mkdtemp(prefix="duizhao-postgres-"))
    port = _free_port()
    try:
        if os.getuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, USER, USER)
        _run(
            programs[-1] / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
        )
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        _run(programs[-1] / "pg_ctl", "-D", folder / "data", "-o", settings, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}"
        finally:
            _run(programs[-1] / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*words: object) -> None:
    drop = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.getuid() == 0 else []
    subprocess.run([*drop, *map(str, words)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, cwd="/")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

"""`duizhao memory serve` as a process of its own."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from memory import open_store
from tests.command import duizhao
from tests.memory.test_lookup import unit


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(tmp_path / "m.sqlite") as store:
        store.add([unit("车间", "workshop")])
    return tmp_path / "m.sqlite"


def _ask_and_leave(port: int) -> None:
    """As who gives up waiting does: the server must not end by writing to nobody."""
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as asking:
            head = f"POST /v1/lookup HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 99999999999\r\n\r\n"
            asking.sendall(head.encode())
            asking.shutdown(socket.SHUT_WR)


def test_a_tool_asks_with_the_token_of_the_file_until_ctrl_c(store: Path, tmp_path: Path) -> None:
    token = tmp_path / "token.txt"
    words = ["memory", "serve", "--store", str(store), "--port", "0", "--token-file", str(token)]
    command = [sys.executable, "-c", "import cli; cli.main()", *words]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", cwd=Path(__file__).parent.parent)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        said = re.fullmatch(rf"http://127\.0\.0\.1:(\d+) serves {store}; the token is in {token}; .*\n", line)
        assert said, line
        assert token.stat().st_mode & 0o777 == 0o600
        _ask_and_leave(int(said[1]))
        connection = http.client.HTTPConnection("127.0.0.1", int(said[1]), timeout=20)
        headers = {
            "Authorization": f"Bearer {token.read_text(encoding='utf-8').strip()}",
            "Content-Type": "application/json",
        }
        connection.request("POST", "/v1/lookup", json.dumps({"text": "车间"}), headers)
        [match] = json.loads(connection.getresponse().read())["matches"]
        assert match["target"] == "workshop"
        connection.close()
        process.send_signal(signal.SIGINT)
        assert re.fullmatch(r"\d+ requests answered\n", process.stderr.read())
        assert process.wait(20) == 130
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "127.0.0.1.evil.com"])
def test_b43_beyond_loopback_only_when_it_is_meant(store: Path, host: str) -> None:
    answer = duizhao("memory", "serve", "--store", store, "--host", host)
    assert (answer.code, "--beyond-loopback says it is meant" in " ".join(answer.err.split())) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_a_token_that_others_can_read_is_refused(store: Path, tmp_path: Path) -> None:
    token = tmp_path / "token.txt"
    token.write_text("0123456789abcdefghij\n", encoding="utf-8")
    token.chmod(0o644)
    answer = duizhao("memory", "serve", "--store", store, "--token-file", token)
    assert (answer.code, answer.errors) == (
        1,
        [f"duizhao: {token}: others can read this token: make it yours alone, with chmod 600"],
    )


@pytest.mark.parametrize("token", ["short", "", "口令口令口令口令口令口令口令口令", "with spaces in the middle"])
def test_a_token_that_is_none(store: Path, tmp_path: Path, token: str) -> None:
    file = tmp_path / "token.txt"
    file.touch(0o600)
    file.write_text(token, encoding="utf-8")
    answer = duizhao("memory", "serve", "--store", store, "--token-file", file)
    assert (answer.code, "expected a token of 16 ASCII characters or more" in answer.err) == (1, True)


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    answer = duizhao("memory", "serve", "--store", tmp_path / "none.sqlite")
    assert (answer.code, "there is no such memory" in answer.err) == (1, True)

"""The HTTP API: what it answers, and to whom it answers nothing (design page reliability, B37 to B43)."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest

from corpus import OutputError
from memory import ServeLimits, ServeSettings, Store, is_loopback, open_server, open_store
from memory.server.openapi import OPERATIONS, openapi
from memory.server.server import Server
from memory.server.work import Work
from tests.memory.test_lookup import UNITS, unit

TOKEN = "0123456789abcdefghij"
INNOVATION = "工人们开展技术革新运动。"
LIMITS = ServeLimits(body_bytes=100_000, at_once=3, seconds_to_send=1.0, seconds_to_wait=0.2)
JSON = {"Content-Type": "application/json"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


class Told(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    value: Any


class Client:
    """Asks a server; everything that a good client sends can be left out or replaced."""

    def __init__(self, server: Server) -> None:
        self.port = server.port
        self.host = f"127.0.0.1:{server.port}"

    def ask(self, method: str, path: str, value: object = None, **headers: str | None) -> Told:
        """A request with token and JSON; a header given by name is replaced, or left out where it is None."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode() if value is not None else None
        usual = {"Host": self.host, **BEARER, **(JSON if body is not None else {})}
        given = {name.replace("_", "-").title(): text for name, text in headers.items()}
        sent = {name: text for name, text in {**usual, **given}.items() if text is not None}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, text in sent.items():
                connection.putheader(name, text)
            if body is not None and "Content-Length" not in sent and "Transfer-Encoding" not in sent:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            return _told(connection.getresponse())
        finally:
            connection.close()

    def raw(self, data: bytes, more: bytes = b"") -> str:
        """The first line that comes back for these bytes; `more` is sent after the first."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(data)
            if more:
                connection.sendall(more)
            return connection.makefile("rb").readline().decode().strip()


def _told(response: http.client.HTTPResponse) -> Told:
    content = response.read()
    headers = {name.lower(): text for name, text in response.getheaders()}
    return Told(response.status, headers, json.loads(content) if content else None)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("memory") / "memory.sqlite"
    with open_store(found) as store:
        store.add(unit(*pair) for pair in UNITS.items())
    return found


@contextmanager
def running(settings: ServeSettings, faults: list[Exception]) -> Iterator[Client]:
    """A client of a server that runs as long."""
    server = open_server(settings, "1.0", faults.append)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield Client(server)
    server.stop()
    thread.join(20)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def client(known: Path) -> Iterator[Client]:
    faults: list[Exception] = []
    with running(ServeSettings(str(known), TOKEN, port=0, limits=LIMITS), faults) as client:
        yield client
    assert not faults


def test_a_look_up(client: Client) -> None:
    told = client.ask("POST", "/v1/lookup", {"text": "工人們開展技術協作運動。", "matches": 1})
    assert told.status == 200
    [match] = told.value["matches"]
    assert (match["score"], match["source"], match["flags"]) == (99, "工人们开展技术协作运动。", ["script"])
    assert match["target"] == UNITS["工人们开展技术协作运动。"]
    assert match["origin"]["memory"] == "main"


def test_the_other_direction_and_context(client: Client) -> None:
    told = client.ask("POST", "/v1/lookup", {"text": UNITS[INNOVATION], "previous": "", "next": ""})
    assert [told.value["matches"][0][key] for key in ("score", "target")] == [100, INNOVATION]


def test_several_look_ups_at_once(client: Client) -> None:
    queries = [{"text": INNOVATION}, {"text": "没有"}]
    told = client.ask("POST", "/v1/lookup/batch", {"queries": queries, "target": "en-US", "threshold": 95})
    assert [(one["query"], len(one["matches"])) for one in told.value["results"]] == [(INNOVATION, 1), ("没有", 0)]


def test_a_search(client: Client) -> None:
    told = client.ask("POST", "/v1/search", {"text": "技", "hits": 1, "lacking": "cooperation"})
    [hit] = told.value["hits"]
    assert (hit["text"], hit["spans"], told.value["more"]) == (INNOVATION, [[5, 6]], False)


def test_adding_changing_and_removing(client: Client) -> None:
    texts = {"zh-CN": "车间主任", "en-US": "shop director"}
    assert client.ask("POST", "/v1/units", {"units": [{"texts": texts}]}).value["new"] == 1
    assert client.ask("POST", "/v1/units", {"units": [{"texts": texts}]}).value["duplicate"] == 1
    [match] = client.ask("POST", "/v1/lookup", {"text": "车间主任"}).value["matches"]
    number = match["origin"]["unit"]
    changed = {"texts": {**texts, "en-US": "workshop director"}, "props": {"x-by": "李"}, "notes": ["看过"]}
    new = client.ask("PUT", f"/v1/units/{number}", changed).value["unit"]
    told = client.ask("GET", f"/v1/units/{new}").value
    assert (told["texts"]["en-US"], told["notes"], told["origin"]["props"]) == (
        "workshop director",
        ["看过"],
        {"x-by": "李"},
    )
    assert client.ask("DELETE", f"/v1/units/{new}").value == {"unit": new}
    assert client.ask("POST", "/v1/lookup", {"text": "车间主任"}).value["matches"] == []
    assert client.ask("GET", f"/v1/units/{new}").status == 404
    assert client.ask("DELETE", f"/v1/units/{number}").status == 404


def test_what_other_processes_add_is_found(client: Client, known: Path) -> None:
    with open_store(known) as store:
        store.add([unit("劳动模范", "model worker")])
    assert client.ask("POST", "/v1/lookup", {"text": "劳动模范"}).value["matches"][0]["target"] == "model worker"
    with open_store(known) as store:
        store.undo()


def test_a_read_only_memory(client: Client, known: Path) -> None:
    with open_store(known) as store:
        store.configure("main", read_only=True)
    texts = {"zh": "甲", "en": "a"}
    told = client.ask("POST", "/v1/units", {"units": [{"texts": texts}]})
    assert (told.status, "is read-only" in told.value["error"]) == (409, True)
    with open_store(known) as store:
        store.configure("main", read_only=False)


def test_info_and_what_describes_the_api(client: Client) -> None:
    info = client.ask("GET", "/v1/info").value
    assert (info["version"], info["memories"][0]["name"], info["memories"][0]["units"]) == ("1.0", "main", 4)
    document = client.ask("GET", "/openapi.json").value
    assert document == json.loads(json.dumps(openapi("1.0")))
    assert document["openapi"] == "3.1.0"
    assert [(method, path) for path, methods in document["paths"].items() for method in methods] == [
        (one.method, one.path) for one in OPERATIONS
    ]
    known = document["components"]["schemas"]
    assert all(ref.rpartition("/")[2] in known for ref in _references(document))


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _references(one)


@pytest.mark.parametrize(
    ("method", "path", "value", "status", "error"),
    [
        ("POST", "/v1/lookup", b"{", 400, "body: Invalid JSON"),
        ("POST", "/v1/lookup", b"[" * 50_000, 400, "body: Invalid JSON"),
        ("POST", "/v1/lookup", b"\xff\xfe", 400, "body: Invalid JSON"),
        ("POST", "/v1/lookup", {}, 422, "text: Field required"),
        ("POST", "/v1/lookup", {"text": "x" * 20_001}, 422, "text: String should have at most 20000 characters"),
        ("POST", "/v1/lookup", {"text": "x", "treshold": 1}, 422, "treshold: Extra inputs are not permitted"),
        ("POST", "/v1/lookup", {"text": "x", "threshold": 0}, 422, "threshold: Input should be greater than"),
        ("POST", "/v1/lookup", {"text": "x", "source": "../etc"}, 422, "source."),
        ("POST", "/v1/lookup/batch", {"queries": [{"text": "x"}] * 1_001}, 422, "queries: List should have at most"),
        ("POST", "/v1/units", {"units": [{"texts": {"zh": "甲"}}]}, 422, "units.0.texts: Dictionary should have"),
        ("POST", "/v1/units", {"units": [{"texts": {"zh": "甲", "en": ""}}]}, 422, "units.0.texts.en: String"),
        (
            "POST",
            "/v1/units",
            {"units": [{"texts": {"zh": "甲\x01", "en": "a"}}]},
            422,
            "units.0.texts.zh: Value error, U+0001",
        ),
        (
            "PUT",
            "/v1/units/1",
            {"texts": {"zh": "甲", "en": "a"}, "notes": ["\uffff"]},
            422,
            "notes.0: Value error, U+FFFF",
        ),
        (
            "PUT",
            "/v1/units/1",
            {"texts": {"zh": "甲", "en": "a"}, "props": {"x": "\x0c"}},
            422,
            "props.x: Value error, U+000C",
        ),
        ("POST", "/v1/units", b'{"units": [{"texts": {"zh": "\\ud800", "en": "a"}}]}', 400, "body: Invalid JSON"),
        ("GET", "/v1/lookup", None, 405, "Method Not Allowed"),
        ("GET", "/v1/units/99999", None, 404, "there is no unit 99999"),
        ("PUT", "/v1/units/99999", {"texts": {"zh": "甲", "en": "a"}}, 404, "there is no unit 99999"),
        ("DELETE", "/v1/units/99999", None, 404, "there is no unit 99999"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    client: Client, method: str, path: str, value: object, status: int, error: str
) -> None:
    told = client.ask(method, path, value)
    assert (told.status, error in told.value["error"]) == (status, True), told
    assert "\n" not in told.value["error"]


ASKED = {"text": INNOVATION}
CHANGES = [("POST", "/v1/units"), ("PUT", "/v1/units/1"), ("DELETE", "/v1/units/1")]


@pytest.mark.parametrize(
    "host",
    [
        "evil.com",
        "127.0.0.1.evil.com",
        "127.0.0.1.evil.com:{port}",
        "localhost.evil.com:{port}",
        "evil.com:{port}",
        "127.0.0.1",
        "localhost",
        "",
        "127.0.0.1:{port}.",
        "127.0.0.1:1",
        "user@127.0.0.1:{port}",
        "127.0.0.1:{port}, evil.com",
    ],
)
def test_b37_another_host_is_not_this_server(client: Client, host: str) -> None:
    assert client.ask("GET", "/v1/info", Host=host.format(port=client.port)).status == 421


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}", "[::1]:{port}"])
def test_b37_this_server_by_each_of_its_names(client: Client, host: str) -> None:
    assert client.ask("GET", "/v1/info", Host=host.format(port=client.port)).status == 200


def test_b37_no_host_or_two(client: Client) -> None:
    head = f"GET /v1/info HTTP/1.0\r\nAuthorization: Bearer {TOKEN}\r\n"
    assert client.raw(f"{head}\r\n".encode()) == "HTTP/1.1 421 Misdirected Request"
    two = f"{head}Host: {client.host}\r\nHost: evil.com\r\n\r\n"
    assert client.raw(two.encode()).split()[1] in ("400", "421")


@pytest.mark.parametrize(("method", "path"), CHANGES)
@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": None},
        {"origin": "https://evil.com"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1.evil.com"},
        {"origin": "http://localhost:1"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"content_type": "text/plain"},
        {"content_type": "application/x-www-form-urlencoded"},
        {"content_type": "multipart/form-data; boundary=x"},
    ],
    ids=lambda headers: " ".join(f"{name}={value}" for name, value in headers.items()),
)
def test_b38_no_change_for_a_page_of_another_site(
    client: Client, method: str, path: str, headers: dict[str, str | None]
) -> None:
    value = None if method == "DELETE" else {"texts": {"zh": "甲", "en": "a"}}
    assert client.ask(method, path, value, **headers).status == 403


def test_b38_a_body_without_a_kind_is_refused(client: Client) -> None:
    assert client.ask("POST", "/v1/lookup", ASKED, content_type=None).status == 403


def test_b39_no_get_changes_and_nothing_is_for_other_origins(client: Client) -> None:
    for path in ("/v1/lookup", "/v1/lookup/batch", "/v1/search", "/v1/units"):
        assert client.ask("GET", path).status == 405
    told = client.ask("GET", "/v1/info", origin="https://evil.com")
    preflight = client.ask("OPTIONS", "/v1/units", origin="https://evil.com", access_control_request_method="POST")
    own = client.ask("GET", "/v1/info", origin=f"http://{client.host}", sec_fetch_site="same-origin")
    assert (told.status, preflight.status, own.status) == (403, 403, 200)
    for one in (told, preflight, own):
        assert not [name for name in one.headers if name.startswith("access-control-")]


def test_b39_no_web_socket(client: Client) -> None:
    told = client.ask("GET", "/v1/info", connection="Upgrade", upgrade="websocket", origin="https://evil.com")
    assert told.status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/files/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..\\..\\windows",
        "//etc/passwd",
        "/v1/units/..%2f..%2fetc%2fpasswd",
        "/v1/units/%00",
        "/v1/units/-1",
        "/v1/units/１",
        "/v1/units/1e3",
        "/v1/units/99999999999999999999",
        "/openapi.json/../../etc/passwd",
    ],
)
def test_b40_no_address_is_a_path_of_a_file(client: Client, path: str) -> None:
    assert client.ask("GET", quote(path, safe="/%\\.:")).status == 404


def test_b41_what_looks_like_a_page_is_only_text(client: Client) -> None:
    text = "<img src=x onerror=alert(1)></script>{{7*7}}"
    told = client.ask("POST", "/v1/search", {"text": text})
    assert told.value == {"query": text, "hits": [], "more": False}
    wrong = client.ask("POST", "/v1/lookup", {"text": "x", text: 1})
    for one in (told, wrong, client.ask("GET", "/v1/info", authorization=None)):
        assert one.headers["content-type"] == "application/json"
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert one.headers["cache-control"] == "no-store"


def head(client: Client, *more: str, method: str = "POST") -> bytes:
    lines = [f"{method} /v1/lookup HTTP/1.1", f"Host: {client.host}", f"Authorization: Bearer {TOKEN}", *more]
    return "\r\n".join([*lines, "Content-Type: application/json", "", ""]).encode()


@pytest.mark.parametrize(
    ("lines", "body", "status"),
    [
        pytest.param(["Content-Length: 60000000"], b"", "413", id="60 MB are told"),
        pytest.param(["Content-Length: 100001"], b"", "413", id="one byte more"),
        pytest.param(["Transfer-Encoding: chunked"], b"186a1\r\n" + b" " * 100_001 + b"\r\n", "413", id="60 MB come"),
        pytest.param(["Content-Length: -1"], b"{}", "400", id="negative"),
        pytest.param(["Content-Length: +2"], b"{}", "400", id="signed"),
        pytest.param(["Content-Length: 2", "Content-Length: 3"], b"{}", "400", id="two lengths"),
        pytest.param([], b"", "400", id="no length, no body"),
        pytest.param(["Content-Length: 9"], b"{", "408", id="a body that does not come"),
        pytest.param(["Transfer-Encoding: chunked"], b"1\r\n{", "408", id="chunks that do not come"),
    ],
)
def test_b42_bodies_too_large_too_slow_or_without_a_length(
    client: Client, lines: list[str], body: bytes, status: str
) -> None:
    assert client.raw(head(client, *lines), body).split()[1] == status
    assert client.ask("GET", "/v1/info").status == 200


def test_b42_chunks_that_fit(client: Client) -> None:
    body = json.dumps(ASKED).encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    assert client.raw(head(client, "Transfer-Encoding: chunked"), chunked) == "HTTP/1.1 200 OK"


@pytest.mark.parametrize("begun", [b"", b"GET /v1/info HTTP/1.1\r\nHost"], ids=["silent", "half a head"])
def test_b42_who_begins_no_request_is_not_waited_for(client: Client, begun: bytes) -> None:
    assert client.raw(begun) == "HTTP/1.1 408 Request Timeout"


def test_b42_a_slow_head_is_not_waited_for_after_an_answer_either(client: Client) -> None:
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as connection:
        asked = f"GET /v1/info HTTP/1.1\r\nHost: {client.host}\r\nAuthorization: Bearer {TOKEN}\r\n\r\n"
        connection.sendall(asked.encode())
        answer = connection.makefile("rb")
        assert answer.readline() == b"HTTP/1.1 200 OK\r\n"
        connection.sendall(b"GET /v1")
        assert b"HTTP/1.1 408" in answer.read()


def test_b42_more_at_once_than_allowed_are_told_to_come_again(client: Client) -> None:
    """Three requests wait for their bodies; the fourth is refused, and served when they are through."""
    waiting = [socket.create_connection(("127.0.0.1", client.port), timeout=20) for _ in range(3)]
    for connection in waiting:
        connection.sendall(head(client, "Content-Length: 9"))
    told = _until(client, 503)
    assert told.headers["retry-after"] == "1"
    for connection in waiting:
        connection.sendall(b'{"text"  ')
        assert connection.makefile("rb").readline().split()[1] == b"400"
        connection.close()
    assert _until(client, 200).status == 200


def _until(client: Client, status: int) -> Told:
    """The first answer of this status, of a hundred."""
    told = client.ask("GET", "/v1/info")
    for _ in range(100):
        if told.status == status:
            break
        told = client.ask("GET", "/v1/info")
    return told


def test_look_ups_do_not_wait_for_changes_that_wait(known: Path) -> None:
    """Somebody imports a large file; whoever confirms a segment meanwhile has to wait, the others translate on."""
    limits = LIMITS._replace(at_once=8)
    with running(ServeSettings(str(known), TOKEN, port=0, limits=limits), []) as client, ThreadPoolExecutor(6) as pool:
        with open_store(known) as importing, importing.database.transaction():
            told = [
                pool.submit(
                    client.ask, "POST", "/v1/units", {"units": [{"texts": {"zh": f"等{n}", "en": f"wait {n}"}}]}
                )
                for n in range(6)
            ]
            assert client.ask("POST", "/v1/lookup", ASKED).status == 200
            assert not any(one.done() for one in told)
        assert [one.result().status for one in told] == [200] * 6


def test_who_comes_while_others_are_served_waits_for_a_turn(known: Path) -> None:
    """Ten translators with a tool each are no flood: the fourth is answered when one of three slow ones is given up."""
    settings = ServeSettings(str(known), TOKEN, port=0, limits=LIMITS._replace(seconds_to_wait=20))
    with running(settings, []) as client:
        slow = [socket.create_connection(("127.0.0.1", client.port), timeout=20) for _ in range(LIMITS.at_once)]
        for connection in slow:
            connection.sendall(head(client, "Content-Length: 9"))
        assert client.ask("GET", "/v1/info").status == 200
        for connection in slow:
            connection.close()


def test_b42_a_thousand_in_parallel(client: Client) -> None:
    """Each is answered or told to come again, and the server goes on."""
    with ThreadPoolExecutor(40) as pool:
        found = list(pool.map(lambda _: client.ask("POST", "/v1/lookup", ASKED).status, range(1_000)))
    assert set(found) <= {200, 503}
    assert found.count(200) >= 3
    assert _until(client, 200).status == 200


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN}x",
        f"Basic {TOKEN}",
        TOKEN,
        f"bearer {TOKEN}",
        "Bearer 口令",
    ],
)
def test_b43_without_the_token_nothing_is_told(client: Client, authorization: str | None) -> None:
    given = None if authorization is None else authorization.encode().decode("latin-1")
    for path in ("/v1/info", "/openapi.json", "/v1/units/1", "/nothing"):
        told = client.ask("GET", path, authorization=given)
        assert (told.status, told.headers["www-authenticate"]) == (401, "Bearer")
        assert "units" not in json.dumps(told.value)


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.0.0.2", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.evil.com", False),
        ("127.0.0.1.evil.com", False),
        ("", False),
    ],
)
def test_b43_what_only_this_machine_reaches(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_a_fault_of_the_program_is_told_to_its_owner_only(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(work: Work) -> None:
        raise ZeroDivisionError("of all things")

    faults: list[Exception] = []
    with running(ServeSettings(str(known), TOKEN, port=0), faults) as client:
        with monkeypatch.context() as patch:
            patch.setattr(Work, "info", broken)
            told = client.ask("GET", "/v1/info")
        assert (told.status, told.value) == (500, {"error": "a fault of the program itself: see what it printed"})
        assert client.ask("GET", "/v1/info").status == 200
    assert [str(fault) for fault in faults] == ["of all things"]


def test_either_kind_of_store(empty: Store, where: str, tmp_path: Path) -> None:
    faults: list[Exception] = []
    with running(ServeSettings(where, TOKEN, tmp_path / "cache", port=0), faults) as client:
        units = [{"texts": {"zh-CN": chinese, "en-US": english}} for chinese, english in UNITS.items()]
        assert client.ask("POST", "/v1/units", {"units": units}).value["new"] == 4
        [match] = client.ask("POST", "/v1/lookup", {"text": "请打开电源总开关"}).value["matches"]
        assert (match["score"], match["flags"]) == (88, ["negation"])
        number = match["origin"]["unit"]
        assert len(client.ask("POST", "/v1/search", {"text": "技"}).value["hits"]) == 2
        new = client.ask("PUT", f"/v1/units/{number}", {"texts": {"zh-CN": "别开", "en-US": "hands off"}}).value["unit"]
        assert client.ask("DELETE", f"/v1/units/{new}").status == 200
        assert client.ask("GET", "/v1/info").value["memories"][0]["units"] == 3
    assert [memory.units for memory in empty.memories()] == [3]
    assert not faults


def test_a_port_that_is_taken(client: Client, known: Path) -> None:
    with pytest.raises(OutputError, match="cannot listen there: name another --port"):
        open_server(ServeSettings(str(known), TOKEN, port=client.port), "1.0", lambda error: None)

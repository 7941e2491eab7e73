"""Who may ask: the host by an exact list, nobody's web page, the holder of the token; and not too much at once.

Everything is checked before the body is read, the body before the application sees the request (design page
reliability, B37 to B43).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from hmac import compare_digest
from typing import Any, NamedTuple

from starlette import status

from memory.serving import ServeLimits

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_READING = frozenset({"GET", "HEAD"})
_OWN_SITE = frozenset({b"same-origin", b"none"})
_JSON = b"application/json"
SAFE_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
"""On every answer; there is none for other origins (CORS), so no page of another site reads one."""


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: int
    why: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


class Guard:
    """Lets through to `app` what `hosts` (exact values of `Host`) and the token allow, within the limits."""

    def __init__(self, app: App, hosts: Iterable[str], token: str, limits: ServeLimits) -> None:
        self._app, self._limits = app, limits
        self._hosts = frozenset(host.lower().encode() for host in hosts)
        self._origins = frozenset(b"http://" + host for host in self._hosts)
        self._token = token.encode()
        self._turns = asyncio.Semaphore(limits.at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            raise RuntimeError(f"only HTTP is served, not {scope['type']}")
        refusal = self._refusal(scope["method"], _Headers(scope["headers"]))
        refusal = refusal or await self._no_turn()
        if refusal:
            await _refuse(refusal, send)
            return
        try:
            await self._let_through(scope, receive, send)
        finally:
            self._turns.release()

    async def _no_turn(self) -> Refusal | None:
        """Waits until the request may be worked on; why that takes too long."""
        try:
            async with asyncio.timeout(self._limits.seconds_to_wait):
                await self._turns.acquire()
        except TimeoutError:
            busy = f"{self._limits.at_once} requests are under way: ask again"
            return Refusal(status.HTTP_503_SERVICE_UNAVAILABLE, busy, ((b"retry-after", b"1"),))
        return None

    async def _let_through(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._limits.seconds_to_send):
                body = await _body(receive, self._limits.body_bytes)
        except TimeoutError:
            late = f"the request was not there within {self._limits.seconds_to_send:g} seconds"
            await _refuse(Refusal(status.HTTP_408_REQUEST_TIMEOUT, late), send)
            return
        if body is None:
            await _refuse(self._too_large(), send)
            return
        whole = [{"type": "http.request", "body": body, "more_body": False}]

        async def received() -> Message:
            return whole.pop() if whole else await receive()

        await self._app(scope, received, _with_safe_headers(send))

    def _refusal(self, method: str, headers: "_Headers") -> Refusal | None:
        """What is wrong with the head of a request; None where nothing is."""
        host = headers.only(b"host")
        if host is None or host.lower() not in self._hosts:
            return Refusal(status.HTTP_421_MISDIRECTED_REQUEST, "this is another server: ask 127.0.0.1 with its port")
        if any(origin not in self._origins for origin in headers.all(b"origin")):
            return Refusal(status.HTTP_403_FORBIDDEN, "no other site may ask")
        if any(site not in _OWN_SITE for site in headers.all(b"sec-fetch-site")):
            return Refusal(status.HTTP_403_FORBIDDEN, "no other site may ask")
        given = headers.only(b"authorization")
        if given is None and method not in _READING:
            return Refusal(status.HTTP_403_FORBIDDEN, "the token is missing: Authorization: Bearer TOKEN")
        if not compare_digest(given or b"", b"Bearer " + self._token):
            challenge = ((b"www-authenticate", b"Bearer"),)
            return Refusal(status.HTTP_401_UNAUTHORIZED, "expected Authorization: Bearer TOKEN", challenge)
        return self._of_body(method, headers)

    def _of_body(self, method: str, headers: "_Headers") -> Refusal | None:
        kinds = [kind.partition(b";")[0].strip().lower() for kind in headers.all(b"content-type")]
        if any(kind != _JSON for kind in kinds) or (method in ("POST", "PUT", "PATCH") and not kinds):
            return Refusal(status.HTTP_403_FORBIDDEN, "only JSON is taken: Content-Type: application/json")
        lengths = headers.all(b"content-length")
        if any(not length.isdigit() for length in lengths):
            return Refusal(status.HTTP_400_BAD_REQUEST, "Content-Length is no number")
        return self._too_large() if any(int(one) > self._limits.body_bytes for one in lengths) else None

    def _too_large(self) -> Refusal:
        return Refusal(status.HTTP_413_CONTENT_TOO_LARGE, f"more than {self._limits.body_bytes:,} bytes: ask in parts")


class _Headers:
    """The headers of a request by name, in small letters."""

    def __init__(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        self._headers = list(headers)

    def all(self, name: bytes) -> list[bytes]:
        """All values of a name."""
        return [value for found, value in self._headers if found.lower() == name]

    def only(self, name: bytes) -> bytes | None:
        """The value of a name that stands there just once, else None."""
        found = self.all(name)
        return found[0] if len(found) == 1 else None


async def _body(receive: Receive, most: int) -> bytes | None:
    """The whole body; None where it is larger than allowed, of which no more is kept."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            return None
        more = message.get("more_body", False)
    return bytes(body)


async def _refuse(refusal: Refusal, send: Send) -> None:
    """An answer after which the connection ends: what is still being sent is not read."""
    content = json.dumps({"error": refusal.why}).encode()
    headers = [
        (b"content-type", _JSON),
        (b"content-length", str(len(content)).encode()),
        (b"connection", b"close"),
        *refusal.headers,
        *SAFE_HEADERS,
    ]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": content, "more_body": False})


def _with_safe_headers(send: Send) -> Send:
    async def safe(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *SAFE_HEADERS]}
        await send(message)

    return safe

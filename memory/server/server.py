"""The server: uvicorn at an address of this machine, the guard before the application."""

from collections.abc import Callable

import uvicorn

from corpus import OutputError
from memory.server.guard import Guard
from memory.server.protocol import patient_for
from memory.server.routes import application
from memory.server.work import Work
from memory.server.workers import Workers
from memory.serving import ServeSettings

_THREADS = 4
_USUAL_PORT = 80
_SECONDS_TO_FINISH = 5


class Server:
    """The API of a store at an address, from `run` to `stop`. Raises OutputError where it cannot listen there."""

    def __init__(self, settings: ServeSettings, version: str, on_fault: Callable[[Exception], None]) -> None:
        def open_work() -> Work:
            return Work(settings.where, settings.cache)

        work = open_work()
        self.store = work.name
        work.close()
        config = uvicorn.Config(
            "",
            host=settings.host,
            port=settings.port,
            http=patient_for(settings.limits.seconds_to_send),
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_FINISH,
        )
        try:
            self._socket = config.bind_socket()
        except SystemExit:
            where = f"{settings.host}:{settings.port}"
            raise OutputError(f"{where}: cannot listen there: name another --port, or an address of your own") from None
        self._socket.listen(config.backlog)  # who comes before the server runs has to wait, no more
        self.port: int = self._socket.getsockname()[1]
        self._readers, self._writer = Workers(open_work, _THREADS), Workers(open_work, 1)
        app = application(self._readers, self._writer, version, on_fault)
        config.app = Guard(app, _hosts(settings, self.port), settings.token, settings.limits)
        self._server = uvicorn.Server(config)

    @property
    def requests(self) -> int:
        """How many were answered."""
        return self._server.server_state.total_requests

    def run(self) -> None:
        """Answers until `stop` is called or a signal comes, and finishes what is under way."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()
            self._readers.close()
            self._writer.close()

    def stop(self) -> None:
        """Makes `run` end, from another thread."""
        self._server.should_exit = True


def _hosts(settings: ServeSettings, port: int) -> list[str]:
    """What may stand in `Host`: the names of this machine with the port, which may be left out where it is 80."""
    address = f"[{settings.host}]" if ":" in settings.host else settings.host
    names = [address, "127.0.0.1", "localhost", "[::1]", *settings.names]
    return [f"{name}:{port}" for name in names] + (names if port == _USUAL_PORT else [])

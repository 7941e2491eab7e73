"""The addresses of the API and what is done there; no GET changes anything, and no address is a path of a file."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette import status
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from corpus import DuizhaoError, FormatError
from memory.server.messages import AddAsked, BatchAsked, LookupAsked, SearchAsked, Unit
from memory.server.openapi import openapi
from memory.server.workers import Workers

Faults = Callable[[Exception], None]
A = TypeVar("A", bound=BaseModel)


class Told(JSONResponse):
    """JSON with Chinese as it is."""


def application(readers: Workers, writer: Workers, version: str, on_fault: Faults) -> Starlette:
    """The API on a store; `on_fault` is told errors that should not be.

    Changes wait for whoever else is writing, such as an import of an hour; look-ups do not wait for them.
    """
    document = openapi(version)

    async def described(request: Request) -> Response:
        return Told(document)

    async def info(request: Request) -> Response:
        return Told({"version": version, "memories": await readers.do(lambda work: work.info())})

    async def lookup(request: Request) -> Response:
        asked = await _asked(request, LookupAsked)
        return Told(await readers.do(lambda work: work.lookup(asked)))

    async def batch(request: Request) -> Response:
        asked = await _asked(request, BatchAsked)
        return Told(await readers.do(lambda work: work.batch(asked)))

    async def search(request: Request) -> Response:
        asked = await _asked(request, SearchAsked)
        return Told(await readers.do(lambda work: work.search(asked)))

    async def add(request: Request) -> Response:
        asked = await _asked(request, AddAsked)
        return Told(await writer.do(lambda work: work.add(asked)))

    async def unit(request: Request) -> Response:
        number = _number(request)
        if request.method == "GET":
            return Told(await readers.do(lambda work: work.unit(number)))
        if request.method == "PUT":
            asked = await _asked(request, Unit)
            return Told(await writer.do(lambda work: work.update(number, asked)))
        return Told(await writer.do(lambda work: work.remove(number)))

    async def fault(request: Request, error: Exception) -> Response:
        on_fault(error)
        return _problem(status.HTTP_500_INTERNAL_SERVER_ERROR, "a fault of the program itself: see what it printed")

    return Starlette(
        routes=[
            Route("/openapi.json", described, methods=["GET"]),
            Route("/v1/info", info, methods=["GET"]),
            Route("/v1/lookup", lookup, methods=["POST"]),
            Route("/v1/lookup/batch", batch, methods=["POST"]),
            Route("/v1/search", search, methods=["POST"]),
            Route("/v1/units", add, methods=["POST"]),
            Route("/v1/units/{number}", unit, methods=["GET", "PUT", "DELETE"]),
        ],
        exception_handlers={HTTPException: _refused, DuizhaoError: _not_possible, Exception: fault},
    )


async def _asked(request: Request, model: type[A]) -> A:
    """The body as this model. Raises HTTPException with a line that says what is wrong where."""
    try:
        return model.model_validate_json(await request.body())
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "body"
        kind = status.HTTP_422_UNPROCESSABLE_CONTENT if first["loc"] else status.HTTP_400_BAD_REQUEST
        raise HTTPException(kind, f"{place}: {first['msg']}") from None


def _number(request: Request) -> int:
    number = str(request.path_params["number"])
    if not (number.isascii() and number.isdecimal() and len(number) < 16):
        raise HTTPException(status.HTTP_404_NOT_FOUND)
    return int(number)


async def _refused(request: Request, error: Exception) -> Response:
    code, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    headers = getattr(error, "headers", None)
    return _problem(code, detail, headers)


async def _not_possible(request: Request, error: Exception) -> Response:
    """What the store says: it has no such unit, or a memory is read-only; or that it cannot be reached."""
    if not isinstance(error, FormatError):
        return _problem(status.HTTP_503_SERVICE_UNAVAILABLE, str(error))
    missing = "there is no unit" in str(error)
    return _problem(status.HTTP_404_NOT_FOUND if missing else status.HTTP_409_CONFLICT, str(error))


def _problem(code: int, line: str, headers: Any = None) -> Response:
    return Told({"error": line}, code, headers)

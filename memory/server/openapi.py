"""The description of the API by OpenAPI 3.1, made of the models that check what is asked."""

from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from memory.server.messages import (
    AddAsked,
    AddFound,
    BatchAsked,
    BatchFound,
    InfoFound,
    LookupAsked,
    LookupFound,
    Numbered,
    Problem,
    SearchAsked,
    SearchFound,
    Unit,
    UnitFound,
)

_SCHEMAS = "#/components/schemas/{model}"


class Operation(NamedTuple):
    """A method on an address: what it does, what it takes and gives."""

    method: str
    path: str
    summary: str
    takes: type[BaseModel] | None
    gives: type[BaseModel]


OPERATIONS = (
    Operation("get", "/v1/info", "The named memories of the store.", None, InfoFound),
    Operation("post", "/v1/lookup", "Units like a text.", LookupAsked, LookupFound),
    Operation("post", "/v1/lookup/batch", "Units like each of several texts.", BatchAsked, BatchFound),
    Operation("post", "/v1/search", "Units in which a text stands.", SearchAsked, SearchFound),
    Operation("post", "/v1/units", "Add units, all or none.", AddAsked, AddFound),
    Operation("get", "/v1/units/{number}", "A unit.", None, UnitFound),
    Operation("put", "/v1/units/{number}", "Put a unit in its place.", Unit, Numbered),
    Operation("delete", "/v1/units/{number}", "Take a unit out of all look-ups.", None, Numbered),
)
PROBLEMS = {
    "400": "Not JSON.",
    "401": "No token, or another.",
    "403": "Asked by a page of another site, without a token, or not with JSON.",
    "404": "No such address or unit.",
    "408": "Sent too slowly.",
    "409": "Not possible: a memory is read-only, a unit would have one language.",
    "413": "Too much at once.",
    "421": "Another host was meant.",
    "422": "JSON that is not what is expected.",
    "503": "Too many requests at once: ask again.",
}


def openapi(version: str) -> dict[str, Any]:
    """The document for this version of duizhao, the same bytes each time."""
    models: list[type[BaseModel]] = [one.takes for one in OPERATIONS if one.takes]
    models += [one.gives for one in OPERATIONS]
    models.append(Problem)
    _, schemas = models_json_schema([(model, "validation") for model in models], ref_template=_SCHEMAS)
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(one.path, {})[one.method] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "duizhao memory",
            "version": version,
            "description": "A translation memory.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _operation(one: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "summary": one.summary,
        "responses": {
            "200": {"description": "Done.", **_content(one.gives)},
            **{code: {"description": why, **_content(Problem)} for code, why in PROBLEMS.items()},
        },
    }
    if "{number}" in one.path:
        number = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer"}}
        found["parameters"] = [number]
    if one.takes:
        found["requestBody"] = {"required": True, **_content(one.takes)}
    return found


def _content(model: type[BaseModel]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": {"$ref": _SCHEMAS.format(model=model.__name__)}}}}

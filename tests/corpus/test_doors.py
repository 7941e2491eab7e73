"""A door of a room that fetches each name when it is first asked for."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from corpus import lazy_door


def test_a_name_of_the_stub_is_fetched_once_and_no_other_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub = tmp_path / "__init__.pyi"
    stub.write_text("from json.decoder import JSONDecodeError as Broken\n", encoding="utf-8")
    room = ModuleType("room")
    monkeypatch.setitem(sys.modules, "room", room)
    fetch, names = lazy_door("room", stub)
    assert names == ["Broken"]
    assert fetch("Broken") is room.__dict__["Broken"] is __import__("json").JSONDecodeError
    with pytest.raises(AttributeError, match="module 'room' has no attribute 'other'"):
        fetch("other")

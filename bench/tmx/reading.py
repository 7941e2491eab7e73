"""`python reading.py HOW FILE`: reads or writes a memory in one way and prints how many units there were.

A process of its own for each way, so that its time and memory are those of this way only. Each takes what it needs
only when it is asked for: other people's libraries need not be there.
"""

import importlib
import itertools
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BATCH = 1_000


def lxml_iterparse(path: str) -> int:
    """The yardstick: plain `lxml.iterparse`, the text of both languages of each unit."""
    from lxml import etree

    n_units = 0
    for _, unit in etree.iterparse(path, tag="tu", resolve_entities=False, no_network=True, load_dtd=False):
        texts = {variant.get(_LANG): variant.findtext("seg") for variant in unit.iter("tuv")}
        pair = texts["zh-CN"], texts["en-US"]
        n_units += bool(pair)
        unit.clear()
        while unit.getprevious() is not None:
            del unit.getparent()[0]
    return n_units


def expat_alone(path: str) -> int:
    """Expat without handlers: what well-formedness alone costs."""
    from xml.parsers import expat

    parser = expat.ParserCreate()
    with Path(path).open("rb") as file:
        parser.ParseFile(file)
    return 0


def expat_pairs(path: str) -> int:
    """Expat with handlers that collect the text of both languages."""
    from xml.parsers import expat

    n_units, language, words = 0, "", [""]
    texts: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal language
        if name == "tuv":
            language = attributes["xml:lang"]
        elif name == "seg":
            words.clear()
            parser.CharacterDataHandler = words.append

    def end(name: str) -> None:
        nonlocal n_units
        if name == "seg":
            texts[language] = "".join(words)
            parser.CharacterDataHandler = None
        elif name == "tu":
            pair = texts["zh-CN"], texts["en-US"]
            n_units += bool(pair)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with Path(path).open("rb") as file:
        parser.ParseFile(file)
    return n_units


def toolkit_parse(path: str) -> int:
    """translate-toolkit's parse: a tree of the whole file."""
    storage = importlib.import_module("translate.storage.tmx")
    with Path(path).open("rb") as file:
        storage.tmxfile(file, "zh-CN", "en-US")
    return 0


def toolkit_pairs(path: str) -> int:
    """translate-toolkit, source and target of every unit."""
    storage = importlib.import_module("translate.storage.tmx")
    with Path(path).open("rb") as file:
        memory = storage.tmxfile(file, "zh-CN", "en-US")
    return sum(bool(unit.source and unit.target) for unit in memory.units)


def our_pairs(path: str) -> int:
    """Pairs of texts, by `read_pairs`."""
    from tmx import read_pairs

    return _count(read_pairs(path, "zh-CN", "en-US"))


def our_units(path: str) -> int:
    """Whole units with attributes, properties and notes, by `read_tmx`."""
    from tmx import read_tmx

    return _count(read_tmx(path))


def our_writing(path: str) -> int:
    """Writing alone: the first thousand units again and again, until there are as many bytes as the file has."""
    from tmx import read_tmx, write_tmx

    with read_tmx(path) as reader:
        batch = list(itertools.islice(reader, _BATCH))
    n_units, n_bytes, wanted = 0, 0, Path(path).stat().st_size
    with Path(os.devnull).open("wb") as nowhere:
        for chunk in write_tmx(reader.header, itertools.cycle(batch)):
            n_bytes += nowhere.write(chunk)
            n_units += 1
            if n_bytes >= wanted:
                break
    return n_units


def _count(units: Iterable[object]) -> int:
    counter = itertools.count()
    deque(zip(units, counter, strict=False), maxlen=0)
    return next(counter)


WAYS: dict[str, Callable[[str], int]] = {
    way.__name__: way
    for way in (
        lxml_iterparse, expat_alone, expat_pairs, toolkit_parse, toolkit_pairs, our_pairs, our_units, our_writing,
    )
}  # fmt: skip

if __name__ == "__main__":
    print(WAYS[sys.argv[1]](sys.argv[2]))

"""Concepts and terms: kept, found in a text, exchanged with terminologists; `__init__.pyi` lists what is public."""

from pathlib import Path

from corpus import lazy_door

__getattr__, __all__ = lazy_door(__name__, Path(__file__).with_suffix(".pyi"))

"""Files in, clean Documents of Segments out; `__init__.pyi` lists what is public."""

from pathlib import Path

from corpus.doors import lazy_door

__getattr__, __all__ = lazy_door(__name__, Path(__file__).with_suffix(".pyi"))

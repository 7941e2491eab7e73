"""TranslationUnits to and from TMX and its neighbours, streaming and checked; `__init__.pyi` lists what is public.

Most units of a memory are written alike. So most work has a plain way, and a fast one that gives the same; tests
compare the two:

- in memory: one `TranslationUnit` (`unit`); several as columns, `UnitsAlike` (`stretches`), asked by `columns`
- reading: elements of a parser (`xml`, `elements`); expressions, for one unit (`plain_units`) or many (`shape`)
- writing: one unit (`markup`); column by column (`alike`)
- checking: rule by rule (`check.unit`); what can break none is told by its columns (`check.screen`)
- XLIFF and PO: read by `xliff.alike`, `po.alike`; written by a template made of the first unit (`exchange.outline`)
"""

from pathlib import Path

from corpus import lazy_door

__getattr__, __all__ = lazy_door(__name__, Path(__file__).with_suffix(".pyi"))

"""A metric as sufficient statistics: numbers for each segment whose sums give the value of any set of segments."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.score import Direction

Floats = npt.NDArray[np.float64]
Values = Callable[[Floats], Floats]
"""From sums of statistics, shape (…, n_statistics), to values, shape (…); NaN where a value is undefined."""


@dataclass(frozen=True)
class Measure:
    """One metric over all candidates of a material.

    `statistics` has for each candidate an array (n_segments, n_statistics); rows of segments that are not `scored`
    (n_segments,) count for nothing. `values` gives the value of summed rows, `single` that of one segment. `notes` are
    remarks on how the statistics were obtained.
    """

    name: str
    direction: Direction
    signature: str
    statistics: tuple[Floats, ...]
    scored: npt.NDArray[np.bool_]
    values: Values
    single: Values
    notes: tuple[str, ...] = ()

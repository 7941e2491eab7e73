"""The door to `scipy.sparse`, opened in half the time: without the parts of numpy that scipy would import with it.

scipy copies every name that numpy lists, for users of other array libraries, and that imports what numpy itself only
imports when it is asked for: its tests, its random numbers, its Fortran. They are left to be asked for here, too.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray


@contextmanager
def _listing_what_is_there() -> Iterator[None]:
    """While it lasts, numpy lists only what it has imported."""
    names = vars(np)
    listed = {name: names[name] for name in ("__all__", "__dir__")}
    names.update(__all__=[name for name in np.__all__ if name in names], __dir__=lambda: list(names))
    try:
        yield
    finally:
        names.update(listed)
        if copied := sys.modules.get("scipy._lib.array_api_compat.numpy"):
            vars(copied).setdefault("__getattr__", partial(getattr, np))


with _listing_what_is_there():
    from scipy import sparse as sparse

np.empty(32_000_000, np.int8)
"""The C library gives what was freed back to the system, which clears it page by page before it is had again. From the
largest array freed so far it takes how much to keep; this one, never written to, makes that twice 32 MB."""


def narrow(matrix: sparse.csr_array) -> sparse.csr_array:
    """The matrix itself, its indices in 32 bits: products of such read and write a third less."""
    if matrix.nnz <= np.iinfo(np.int32).max:
        matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return matrix


def different(numbers: NDArray[Any], n: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different ones of `numbers`, all below `n`, in order, and the place of each number among them."""
    held = np.zeros(n, np.bool_)
    held[numbers] = True
    return np.flatnonzero(held), (np.cumsum(held) - 1)[numbers]

"""The door to scipy: it imports less, and hides nothing."""

import subprocess
import sys

import numpy as np

from aligner.matrices import narrow, sparse


def _said(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_what_nobody_asked_for_is_not_imported() -> None:
    unasked = "{'numpy.f2py', 'numpy.testing', 'unittest'}"
    assert _said(f"import sys, aligner.matrices; print(sorted({unasked} & set(sys.modules)))") == "[]"


def test_what_is_asked_for_is_there() -> None:
    asked = "import numpy, aligner.matrices, scipy.stats; from scipy._lib.array_api_compat import numpy as copied"
    told = "'ma' in numpy.__all__, 'ma' in dir(numpy), copied.ma is numpy.ma"
    assert _said(f"{asked}; print({told})") == "True True True"


def test_narrow_indices_say_the_same() -> None:
    places = np.array([0, 2]), np.array([1, 0])
    matrix = narrow(sparse.csr_array((np.array([1.0, 2.0]), places), shape=(3, 2)))
    assert {matrix.indices.dtype.name, matrix.indptr.dtype.name} == {"int32"}
    assert matrix.toarray().tolist() == [[0, 1], [0, 0], [2, 0]]

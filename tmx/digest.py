"""Sixteen bytes that stand for a text, where millions of texts would take too much memory."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

DIGEST_BYTES = 16


def digest(text: str | bytes, size: int = DIGEST_BYTES) -> bytes:
    """The BLAKE2b digest of a text or its bytes; what cannot be encoded counts as a question mark."""
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    return bytes(_blake2b()(data, digest_size=size).digest())


def digests(texts: Iterable[str | bytes]) -> list[bytes]:
    """The digest of each."""
    blake2b = _blake2b()
    return [
        blake2b(text.encode("utf-8", "replace") if isinstance(text, str) else text, digest_size=DIGEST_BYTES).digest()
        for text in texts
    ]


@cache
def _blake2b() -> Callable[..., Any]:
    from hashlib import blake2b  # brings OpenSSL, 4 MB that streaming does without

    return blake2b

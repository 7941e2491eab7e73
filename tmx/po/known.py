"""The messages written so far, in a third of the memory that a dict of their digests takes."""

from tmx.digest import DIGEST_BYTES, digest

_ENTRY = 2 * DIGEST_BYTES
_FREE = bytes(DIGEST_BYTES)
_FEWEST_PLACES = 1024


class Known:
    """Digests of text and context, each with one of its translation: a hash table with open addressing.

    It has from one and a half to three places for each message, of 32 bytes each.
    """

    def __init__(self) -> None:
        self._table = bytearray(_ENTRY * _FEWEST_PLACES)
        self._n_messages = 0

    def repeats(self, message: bytes, translation: bytes) -> bool:
        """Whether this message has been written, with the same translation."""
        at = self._place(message)
        return self._table[at : at + _ENTRY] == message + translation

    def take(self, message: bytes, translation: bytes) -> bool:
        """Whether this text and context were free; they are taken now."""
        at = self._place(message)
        if self._table[at : at + DIGEST_BYTES] != _FREE:
            return False
        self._table[at : at + _ENTRY] = message + translation
        self._n_messages += 1
        if 3 * _ENTRY * self._n_messages > 2 * len(self._table):
            self._grow()
        return True

    def _place(self, message: bytes) -> int:
        """Where a message stands, or else where it would."""
        table = self._table
        at = int.from_bytes(message[:8], "little") * _ENTRY % len(table)
        while (found := table[at : at + DIGEST_BYTES]) != message and found != _FREE:
            at = (at + _ENTRY) % len(table)
        return at

    def _grow(self) -> None:
        before = self._table
        self._table = bytearray(2 * len(before))
        for start in range(0, len(before), _ENTRY):
            entry = before[start : start + _ENTRY]
            message = bytes(entry[:DIGEST_BYTES])
            if message != _FREE:
                at = self._place(message)
                self._table[at : at + _ENTRY] = entry


def message_digest(*texts: str) -> bytes:
    """What stands for these texts."""
    return digest("\0".join(texts).encode("utf-8", "surrogatepass"))

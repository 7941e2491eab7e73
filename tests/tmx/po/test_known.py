"""The table of messages says what a dict would say."""

import random

from tmx.po.known import Known, message_digest


def test_known_is_what_a_dict_would_know() -> None:
    chance, known = random.Random(1), Known()
    oracle: dict[bytes, bytes] = {}
    for _ in range(6_000):
        message = message_digest(str(chance.randrange(3_000)))
        translation = message_digest("a", str(chance.randrange(2)))
        assert known.repeats(message, translation) == (oracle.get(message) == translation)
        assert known.take(message, translation) == (message not in oracle)
        oracle.setdefault(message, translation)


def test_context_and_text_are_told_apart() -> None:
    assert message_digest("a", "b") != message_digest("ab") != message_digest("a", "\ud800")

"""Dates: what TMX wants, and what becomes of other forms."""

import pytest

from tmx.dates import as_tmx, basic


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("20261120T174800Z", "20261120T174800Z"),
        ("2026-11-20T17:48:00Z", "20261120T174800Z"),
        ("2026-11-20T17:48:00+08:00", "20261120T094800Z"),
        ("2026-11-20", "20261120T000000Z"),
        ("20240229T000000Z", "20240229T000000Z"),
        ("20230229T000000Z", ""),
        ("20261320T000000Z", ""),
        ("20261120T250000Z", ""),
        ("0001-01-01T00:00:00+14:00", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates(date: str, written: str) -> None:
    assert as_tmx(date) == written


def test_dates_compare_as_text_without_their_signs() -> None:
    assert basic("2026-05") == "202605"

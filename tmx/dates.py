"""Dates of memories: `20261120T174800Z`, as TMX 1.4b wants them, and what else stands in files."""

import re
from datetime import UTC, datetime

_TMX = "%Y%m%dT%H%M%SZ"
_BASIC = re.compile(r"\d{8}T\d{6}Z")


def basic(date: str) -> str:
    """A date without hyphens and colons, so that dates compare as text; `2026-11` becomes `202611`."""
    return date.replace("-", "").replace(":", "")


def as_tmx(date: str) -> str:
    """The date in the form of TMX (TMX-31); empty when it is none, in any form of ISO 8601.

    A date without a time is the beginning of its day, one without a zone is taken as it is.
    """
    try:
        if _BASIC.fullmatch(date):
            datetime.strptime(date, _TMX)
            return date
        found = datetime.fromisoformat(date.strip())
        in_utc = found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError):
        return ""
    return f"{in_utc:%Y%m%dT%H%M%SZ}" if in_utc.year >= 1000 else ""

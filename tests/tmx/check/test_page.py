"""The page docs/checks.md lists the rules as the program has them: `python -m tests.tmx.check.test_page` writes it."""

from pathlib import Path

from tmx.check.rule import CLIENTS, RULES

PAGE = Path(__file__).parent.parent.parent.parent / "docs" / "checks.md"
START = "| rule | | a memory has | where it has not | clients |\n|---|---|---|---|---|\n"


def table() -> str:
    """The rows of the rules."""
    return START + "".join(
        f"| {rule.id} | {' or '.join(rule.severities)} | {rule.asks} | {rule.fix or 'the message says'} |"
        f" {'all' if rule.clients == CLIENTS else ', '.join(rule.clients)} |\n"
        for rule in RULES.values()
    )


def refreshed(page: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition(START)
    return before + table() + "\n" + rest.partition("\n\n")[2]


def test_the_page_lists_the_rules_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert refreshed(page) == page


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

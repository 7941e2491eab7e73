"""What may be said of a conversion beforehand."""

from dataclasses import dataclass
from enum import StrEnum

from corpus import SAFE, Cells, ReadSettings


class HeaderRow(StrEnum):
    """Whether the first row of a table names the columns: yes, no, or as it looks."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class TableSettings:
    """What may be said of tables beforehand.

    `source_lang` and `target_lang` are the languages of columns whose names do not tell them; `columns` is a choice as
    in `source=2,target=3`; `cells` makes texts safe from spreadsheets; `encoding` overrules what the bytes say;
    `version` is that of duizhao, for the header of what is read.
    """

    source_lang: str = ""
    target_lang: str = ""
    columns: str = ""
    header_row: HeaderRow = HeaderRow.AUTO
    cells: Cells = SAFE
    encoding: str = ""
    encoding_errors: str = "strict"
    version: str = ""

    @property
    def reading(self) -> ReadSettings:
        """What of it concerns the characters."""
        return ReadSettings(encoding=self.encoding, encoding_errors=self.encoding_errors)

"""What is noticed on the way from one format to another: where, what breaks a rule, what cannot be carried."""

from typing import NamedTuple

from tmx.loss import Losses
from tmx.place import Place, Remarks

RULE = "XLIFF"


class Findings(NamedTuple):
    """The lists that findings go to, and the place they are found at."""

    place: Place
    remarks: Remarks
    losses: Losses

    def silent(self) -> "Findings":
        """The same place, with lists that nobody reads."""
        return Findings(self.place, Remarks(), Losses())

    def remark(self, message: str) -> None:
        """Something that the standard forbids, and that is read all the same."""
        self.remarks.add(RULE, message, self.place)

    def leave_out(self, reason: str) -> None:
        """A unit that the other format has no place for."""
        self.losses.leave_out(reason, self.place.unit)

    def lose(self, reason: str) -> None:
        """Something that the other format has no place for."""
        self.losses.add(reason, self.place.unit)

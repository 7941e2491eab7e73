"""Two Documents in, one Alignment with calibrated confidence out."""

from aligner.bead import Alignment, Bead, Rung, Status, rungs_of

__all__ = ["Alignment", "Bead", "Rung", "Status", "rungs_of"]

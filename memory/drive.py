"""Whether a file lies on a drive that other machines write to as well: SQLite's locks do not hold there."""

import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_KINDS = re.compile(
    "nfs4?|cifs|smb3?|smbfs|smbnetfs|ncpfs|afs|coda|ceph|lustre|gfs2?|gpfs|ocfs2|beegfs|glusterfs"
    "|fuse\\.(sshfs|glusterfs|ceph.*|s3fs|rclone|smbnetfs|mfs|moosefs|juicefs|davfs2?)|davfs2?"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def network_drive(path: Path, mounts: str | None = None) -> str:
    r"""The kind of network drive (`nfs4`, `cifs` …) that a path is on, empty for a disk of this machine.

    `mounts` is the text of Linux's /proc/self/mounts; other systems are told by Windows' `\\server` names only.
    """
    whole = path.absolute()
    if whole.drive.startswith("\\\\"):
        return whole.drive
    if mounts is None:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape") if _MOUNTS.is_file() else ""
    place = whole.parent.resolve()
    around = [(Path(_ESCAPED.sub(_char, line[1])), line[2]) for line in map(str.split, mounts.split("\n")) if line[2:]]
    held = [(len(folder.parts), number, kind) for number, (folder, kind) in enumerate(around) if _holds(folder, place)]
    kind = max(held, default=(0, 0, ""))[2]
    return kind if _KINDS.fullmatch(kind) else ""


def _holds(folder: Path, place: Path) -> bool:
    return folder == place or folder in place.parents


def _char(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))

"""What kind of place does a file lie at? SQLite may write in place on a disk of this computer only."""

import os
import re
import sys
from enum import StrEnum
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_BLOCK_DEVICES = Path("/sys/class/block")

# The names of backups and of their folder.
_BACKUP = re.compile(r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d")
_BACKUPS = "-Sicherungen"

_STICK_TYPES = frozenset({"vfat", "exfat", "msdos"})
_STICK_MOUNTS = ("/media/", "/run/media/", "/Volumes/")
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ceph", "davfs", "virtiofs", "vboxsf"})
_SYNCED_NAMES = (
    *("onedrive", "dropbox", "nextcloud", "owncloud", "seafile", "magentacloud", "hidrive", "syncthing"),
    *("icloud", "mobile-documents", "com~apple~clouddocs", "google-drive", "googledrive", "my-drive", "meine-ablage"),
)
_SYNC_MARKS = (".stfolder", ".dropbox", ".sync_*.db", "._sync_*.db")
_WINDOWS_KINDS = {2: "stick", 4: "network"}


class Kind(StrEnum):
    """Where a file lies."""

    LOCAL = "local"
    STICK = "stick"
    NETWORK = "network"
    SYNCED = "synced"
    PROTECTED = "protected"
    BACKUP = "backup"


def kind_of(path: Path, mounts: Path = _MOUNTS) -> Kind:
    """The kind of place at which the file `path` lies or shall lie. What can't be found out counts as local."""
    if not os.access(path.parent, os.F_OK):
        return Kind.LOCAL
    if is_backup(path):
        return Kind.BACKUP
    if is_protected(path):
        return Kind.PROTECTED
    if _is_synced(path):
        return Kind.SYNCED
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - has no `windll` elsewhere

        return Kind(_WINDOWS_KINDS.get(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"), "local"))
    return _kind_by_mount(path, mounts)


def real_place(path: Path) -> Path:
    """Where a file really lies: behind a link it must not be replaced by another one."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links that lead nowhere
        return path.absolute()


def is_backup(path: Path) -> bool:
    """Whether a file is one of our backups. Opened in place, it would be one no more."""
    return path.parent.name.endswith(_BACKUPS) and _BACKUP.match(path.name) is not None


def file_of_backup(backup: Path) -> Path:
    """The workshop file of which it is a backup."""
    folder = backup.parent
    return folder.with_name(f"{folder.name.removesuffix(_BACKUPS)}{backup.suffix}")


def is_protected(path: Path) -> bool:
    """Whether the file, or the folder it shall lie in, is there and can't be written."""
    return not all(os.access(place, os.W_OK) for place in (path, path.parent) if os.access(place, os.F_OK))


def _is_synced(path: Path) -> bool:
    names = {parent.name.casefold().replace(" ", "-") for parent in path.parents}
    if any(name == known or name.startswith((f"{known}-", f"{known}(")) for name in names for known in _SYNCED_NAMES):
        return True
    return any(next(parent.glob(mark), None) for parent in path.parents for mark in _SYNC_MARKS)


def _kind_by_mount(path: Path, mounts: Path) -> Kind:
    device, folder, kind = _mount_of(path, mounts)
    if kind in _NETWORK_TYPES or kind.startswith("fuse."):
        return Kind.NETWORK
    if kind in _STICK_TYPES or f"{folder}/".startswith(_STICK_MOUNTS) or _is_removable(device):
        return Kind.STICK
    return Kind.LOCAL


def _mount_of(path: Path, mounts: Path) -> tuple[str, str, str]:
    """Device, folder and type of the file system that holds `path`: the mount that covers it last."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # macOS has no such list, but puts everything foreign in one folder
        return "", "/".join(path.parts[:3]).replace("//", "/"), ""
    found = ("", "/", "")
    for line in lines:
        device, folder, kind, *_rest = line.split(" ")
        folder = re.sub(r"\\([0-7]{3})", lambda escaped: chr(int(escaped[1], 8)), folder)
        if path.is_relative_to(folder) and len(folder) >= len(found[1]):
            found = device, folder, kind
    return found


def _is_removable(device: str) -> bool:
    """Whether the disk of a partition ("/dev/sdb1") can be pulled out."""
    try:
        partition = (_BLOCK_DEVICES / Path(device).name).resolve(strict=True)
        return any(
            mark.read_text(encoding="ascii").strip() == "1"
            for mark in (partition / "removable", partition.parent / "removable")
            if mark.exists()
        )
    except (OSError, ValueError):
        return False

"""What kind of place a file lies at."""

from pathlib import Path

import pytest

from werkstatt.storage.location import Kind, kind_of

MOUNTS = r"""
proc /proc proc rw 0 0
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/nvme0n1p1 /boot/efi vfat rw 0 0
//server/amt /srv/amt cifs rw 0 0
nas:/home {folder}/netz nfs4 rw 0 0
me@host: {folder}/sshfs fuse.sshfs rw 0 0
/dev/sdz1 {folder}/stick vfat rw 0 0
/dev/sdz2 {folder}/zweiter\040stick exfat rw 0 0
/dev/sdz3 {folder}/platte fuseblk rw 0 0
/dev/sdz4 {folder}/netz/innen ext4 rw 0 0
/dev/sdz5 /media/moderation/KINGSTON ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("", Kind.LOCAL),
        ("netz", Kind.NETWORK),
        ("netz/Ordner", Kind.NETWORK),
        ("netz/innen", Kind.LOCAL),
        ("netzteil", Kind.LOCAL),
        ("sshfs", Kind.NETWORK),
        ("stick", Kind.STICK),
        ("zweiter stick/Prozess", Kind.STICK),
        ("platte", Kind.LOCAL),
        ("OneDrive - Landkreis", Kind.SYNCED),
        ("Nextcloud/Prozess", Kind.SYNCED),
        ("Google Drive", Kind.SYNCED),
        ("Meine Dropboxen", Kind.LOCAL),
    ],
)
def test_kinds(tmp_path: Path, place: str, kind: Kind):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.replace("{folder}", str(tmp_path)).strip(), encoding="utf-8")
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    assert kind_of(tmp_path / place / "Masterplan.werkstatt", mounts) is kind


def test_a_folder_that_a_synchroniser_marked(tmp_path: Path):
    (tmp_path / ".sync_0815.db").touch()
    assert kind_of(tmp_path / "Masterplan.werkstatt") is Kind.SYNCED


def test_without_a_list_of_mounts(tmp_path: Path):
    assert kind_of(tmp_path / "Masterplan.werkstatt", tmp_path / "none") is Kind.LOCAL


def test_here(tmp_path: Path):
    assert kind_of(tmp_path / "Masterplan.werkstatt") is Kind.LOCAL
    assert kind_of(tmp_path / "no folder" / "Masterplan.werkstatt") is Kind.LOCAL

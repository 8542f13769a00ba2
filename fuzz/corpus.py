"""The kept corpora: one archive for each target, `corpus/TARGET.zip`, the same bytes for the same inputs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).parent / "corpus"
_NAME = 12
"""Digits of the checksum by which an input is named."""


def read_corpus(target: str) -> dict[str, bytes]:
    """The inputs by name; none where nothing was kept yet."""
    path = _FOLDER / f"{target}.zip"
    if not path.exists():
        return {}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_corpus(target: str, inputs: Iterable[bytes]) -> None:
    """Keep `inputs`, and nothing else."""
    named = sorted((sha256(data).hexdigest()[:_NAME], data) for data in inputs)
    _FOLDER.mkdir(exist_ok=True)
    with zipfile.ZipFile(_FOLDER / f"{target}.zip", "w") as archive:
        for name, data in named:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)

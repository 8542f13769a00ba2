"""A wheel builds, carries its data, and works where nothing else of this project is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def test_wheel_works_when_installed_elsewhere(sample: Path, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path / "dist", ROOT], check=True)
    (wheel,) = (tmp_path / "dist").iterdir()
    subprocess.run([*pip, "install", "--no-deps", "--target", tmp_path / "site", wheel], check=True)
    code = (
        "import senryaku_parse as sp, sys; print(sp.__file__); strategy = sp.parse(sys.argv[1]); "
        "print(len(strategy.goals), strategy.municipality_code); strategy.write('out.html')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, sample.resolve()],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    file, goals, municipality_code = done.stdout.split()
    assert file.startswith(str(tmp_path / "site"))
    assert (goals, municipality_code) == ("3", "012238")
    assert (tmp_path / "out.html").stat().st_size > 100_000
    assert (tmp_path / "site" / "senryaku_parse" / "py.typed").exists()

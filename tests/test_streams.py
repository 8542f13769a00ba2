"""Standard streams that end early or are closed, and signals that come at a bad time: no traceback, the right exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, shells and signals are those of POSIX")

COMMAND = f"{sys.executable} -m senryaku_parse"
_INTERRUPTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.{signal})

sys.argv = ["senryaku-parse", *{words!r}]
sys.meta_path.insert(0, Interrupting())
from senryaku_parse.cli import run
sys.exit(run())
"""


def _shell(line: str, folder: Path) -> tuple[int, str, str]:
    """Exit code of the first command of a pipeline, what the pipeline printed, and standard error."""
    script = f"{line}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace"), _told(done.stderr)


def _told(stderr: bytes) -> str:
    """What was said but for what is going on, which a slow machine tells."""
    return "".join(line for line in stderr.decode().splitlines(keepends=True) if not line.endswith("…\n"))


@pytest.fixture
def folder(tmp_path: Path, sample: Path) -> Path:
    """With the sample, an edition of it that differs, and a folder of both."""
    text = sample.read_text("utf-8")
    (tmp_path / "documents").mkdir()
    for name in ("a.md", "documents/a.md", "documents/b.md"):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "b.md").write_text(text.replace("5年で", "６年で"), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        *("a.md", "check a.md", "schema", "--help", "compare a.md b.md", "documents --jobs 1"),
        *(f"a.md -o - --to {name}" for name in ("json", "xlsx", "csv", "markdown", "html", "sqlite", "stratml")),
        *(f"compare a.md b.md -o - --to {name}" for name in ("json", "xlsx", "csv", "markdown", "html")),
        *(f"documents --jobs 1 -o - --to {name}" for name in ("csv", "jsonl", "sqlite")),
    ],
)
def test_whoever_reads_stops_early(words: str, folder: Path) -> None:
    code, out, err = _shell(f"{COMMAND} {words} | head -c 1", folder)
    assert code == 0
    assert len(out) == 1
    assert "Traceback" not in err
    assert "BrokenPipe" not in err
    assert err == "" or words.startswith(("compare", "documents"))


def test_nobody_reads_the_messages(folder: Path) -> None:
    assert _shell(f"{COMMAND} a.md -o out.json 2>&1 | true", folder)[0] == 0
    assert (folder / "out.json").stat().st_size > 100_000
    assert _shell(f"{COMMAND} missing.md -o out.csv 2>&1 | true", folder)[0] == 3


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(closed: str, folder: Path) -> None:
    code, out, err = _shell(f"{COMMAND} a.md -o out.json {closed}", folder)
    assert (code, out) == (0, "")
    assert "Traceback" not in err
    assert (folder / "out.json").stat().st_size > 100_000
    code, out, err = _shell(f"{COMMAND} compare - b.md {closed}", folder)
    assert code == 3
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "module", ["senryaku_parse.cli.arguments", "senryaku_parse.convert", "openpyxl", "senryaku_parse.writers.excel"]
)
@pytest.mark.parametrize(("name", "told"), [("SIGINT", 1), ("SIGTERM", 0), ("SIGHUP", 0)])
def test_a_signal_while_it_begins(module: str, name: str, told: int, folder: Path) -> None:
    script = _INTERRUPTING.format(module=module, signal=name, words=["a.md", "-o", "out.xlsx"])
    usual = "default_int_handler" if name == "SIGINT" else "SIG_DFL"
    heard = f"import signal; signal.signal(signal.{name}, signal.{usual})\n{script}"  # where the tests' own shell hears none
    before = sorted(folder.iterdir())
    done = subprocess.run([sys.executable, "-c", heard], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 128 + getattr(signal, name)
    assert _told(done.stderr).count("\n") == told
    assert "Traceback" not in done.stderr.decode()
    assert sorted(folder.iterdir()) == before


def test_nohup_outlives_a_hangup(folder: Path) -> None:
    script = _INTERRUPTING.format(module="openpyxl", signal="SIGHUP", words=["a.md", "-o", "out.xlsx"])
    command = ["nohup", sys.executable, "-c", script]
    done = subprocess.run(command, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0
    assert (folder / "out.xlsx").exists()

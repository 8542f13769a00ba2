"""What the command says of itself: its help, its version, words that are nearly a command, completion."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from senryaku_parse import __version__
from senryaku_parse.cli import main
from senryaku_parse.cli.arguments import all_parsers
from senryaku_parse.cli.completion import script

COMMANDS = [name for name in all_parsers() if name]


@pytest.mark.parametrize("name", [None, *COMMANDS])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_help_is_not_broken_within_words(name: str | None, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    parser = all_parsers()[name]
    text = parser.format_help()
    folded = re.sub(r"\s+", "", text)
    words = {word for action in parser._actions for word in re.findall(r"[!-~]+", action.help or "")}
    assert all(re.search(rf"(?<![!-~]){re.escape(word.replace('%%', '%'))}(?![!-~])", text) for word in words)
    assert all(re.sub(r"\s+", "", action.help or "") in folded for action in parser._actions)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    usage, _, rest = capsys.readouterr().out.partition("\n\n")
    assert all(name in usage and f"senryaku-parse {name} " in rest for name in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"senryaku-parse {__version__}\n"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("chek", "check"), ("compair", "compare"), ("Merge", "merge"), ("explian", "explain"), ("shema", "schema")],
)
def test_a_word_that_is_nearly_a_command(
    word: str, meant: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([word, "a.md"]) == 2
    assert f"「{meant}」のことですか" in capsys.readouterr().err
    (tmp_path / word).write_text("| a |\n|---|\n| b |\n", "utf-8")
    assert main([word]) == 4, "a file of that name is a document"


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ch", "check"),
        ("co", "compare completion"),
        ("explain a.md --dr", "--draft"),
        ("check a.md --struck ", "drop read"),
        ("a.md --ver", "--version"),
        ("a.md --lang ", "ja en"),
        ("completion z", "zsh"),
        ("learn --st", ""),
    ],
)
def test_bash_completes(words: str, found: str) -> None:
    lines = script("bash", all_parsers())
    given = " ".join(f"'{word}'" for word in ["senryaku-parse", *words.split(" ")])
    code = (
        f"{lines}\nCOMP_WORDS=({given}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _senryaku_parse; echo ${{COMPREPLY[@]}}"
    )
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_option_is_completed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    text = capsys.readouterr().out
    for parser in all_parsers().values():
        for option in (one for action in parser._actions for one in action.option_strings):
            assert (option if shell != "fish" else option.lstrip("-")) in text

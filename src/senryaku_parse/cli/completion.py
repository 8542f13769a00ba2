"""Scripts that complete the words of the command line, made from the parsers themselves."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

_NAME = "senryaku-parse"
_BASH = """\
_senryaku_parse() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} words=""
    case "${{COMP_WORDS[1]}} $previous" in
{values}
        *) case "${{COMP_WORDS[1]}}" in
{options}
        esac ;;
    esac
    [[ $COMP_CWORD == 1 ]] && words+=" {commands}"
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _senryaku_parse senryaku-parse
"""
_ZSH = """\
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
"""

Parsers = Mapping[str | None, argparse.ArgumentParser]


def script(shell: str, parsers: Parsers) -> str:
    """What `shell` ("bash", "zsh", "fish") reads to complete commands, options and their values; files by itself."""
    if shell == "fish":
        return "".join(f"complete -c {_NAME} {line}\n" for line in _fish(parsers))
    return (_ZSH if shell == "zsh" else "") + _bash(parsers)


def _bash(parsers: Parsers) -> str:
    named_first = sorted(parsers.items(), key=lambda item: item[0] is None)  # what has no name goes for any first word
    values, options = [], []
    for name, parser in named_first:
        for action in _actions(parser):
            if action.choices:
                forms = "|".join(
                    f'"{name} "{one}' if name else f'*" "{one}' for one in action.option_strings or (str(name),)
                )
                values.append(f'        {forms}) words="{_spaced(action.choices)}" ;;')
        flags = _spaced(one for action in _actions(parser) for one in action.option_strings)
        options.append(f'            {name or "*"}) words="{flags}" ;;')
    commands = _spaced(filter(None, parsers))
    return _BASH.format(values="\n".join(values), options="\n".join(options), commands=commands)


def _fish(parsers: Parsers) -> Iterator[str]:
    commands = _spaced(filter(None, parsers))
    for name, parser in parsers.items():
        if name:
            yield f"-n __fish_use_subcommand -a {name} -d {_quoted(parser.description or '')}"
        where = f"__fish_seen_subcommand_from {name}" if name else f"not __fish_seen_subcommand_from {commands}"
        for action in _actions(parser):
            flags = " ".join(
                f"-{'l' if one.startswith('--') else 's'} {one.lstrip('-')}" for one in action.option_strings
            )
            values = (
                f"-xa {_quoted(_spaced(action.choices))}" if action.choices else "-r" if _takes_value(action) else ""
            )
            if flags or action.choices:
                yield f"-n {_quoted(where)} {flags} {values} -d {_quoted((action.help or '').replace('%%', '%'))}"


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return list(parser._actions)  # argparse has no public list of them


def _takes_value(action: argparse.Action) -> bool:
    return bool(action.option_strings) and action.nargs != 0


def _spaced(words: object) -> str:
    return " ".join(map(str, words))  # type: ignore[call-overload]


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

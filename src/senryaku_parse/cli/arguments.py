"""Words of the command line → options. Each command is one entry here and one function in `commands`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from senryaku_parse.cli import commands
from senryaku_parse.cli.help_lines import HelpLines
from senryaku_parse.errors import UsageError
from senryaku_parse.formats import COMPARISON_WRITERS, LOADERS, MANY_WRITERS, READERS, WRITERS, Format
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.messages import LANGS, list_out, render
from senryaku_parse.page_numbers import page_ranges
from senryaku_parse.text import whole_number
from senryaku_parse.version import VERSION


def _listed(formats: Sequence[Format]) -> str:
    """The endings of `formats`, each with what it gives."""
    return "\n".join(f"  {' '.join(one.suffixes):20} {render(one.help)}" for one in formats)


_ARGPARSE = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "command.argument-required"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "command.argument-unknown"),
    (re.compile(r"argument (?P<what>.+?): expected one argument"), "command.argument-without-value"),
    (re.compile(r"argument (?P<what>.+?): invalid int value: '(?P<value>.*)'"), "command.argument-no-integer"),
    (re.compile(r"argument (?P<what>.+?): ignored explicit argument '(?P<value>.*)'"), "command.argument-takes-none"),
    (
        re.compile(r"argument (?P<what>.+?): invalid choice: (?P<value>\S+) \(choose from (?P<known>.+)\)"),
        "command.argument-no-choice",
    ),
    (re.compile(r"argument (?P<what>--limit|--pages): (?P<value>.+)"), "command.argument-told"),
)
"""What argparse says, and the message that says the same."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are ours."""

    def error(self, message: str) -> NoReturn:
        for pattern, key in _ARGPARSE:
            if found := pattern.fullmatch(message):
                message = render(key, **found.groupdict())
                break
        raise UsageError(render("command.invalid-call", message=message))


class _SetLimit(argparse.Action):
    """Set one limit, `NAME=NUMBER`; the others stay as they were."""

    def __call__(self, _: argparse.ArgumentParser, options: argparse.Namespace, word: Any, __: object = None) -> None:
        name, _equals, number = str(word).partition("=")
        names = [field.name for field in fields(Limits)]
        if name not in names:
            raise argparse.ArgumentError(self, render("command.no-limit", name=name, names=list_out(names)))
        read = whole_number(number)
        if read is None:
            raise argparse.ArgumentError(self, render("command.limit-needs-number", name=name))
        options.limits = replace(options.limits, **{name: read})


class _ChoosePages(argparse.Action):
    """`40-62`: the pages to read."""

    def __call__(self, _: argparse.ArgumentParser, options: argparse.Namespace, word: Any, __: object = None) -> None:
        try:
            options.pages, options.pages_as_given = page_ranges(str(word)), word
        except UsageError as error:
            raise argparse.ArgumentError(self, render("command.of-argument", told=str(error).rstrip("。."))) from None


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """The options that `words` give; `run` among them is the command's function.

    Raises:
        UsageError: the arguments are invalid.
    """
    name = words[0] if words and words[0] in _COMMANDS else None
    if words and name is None:
        _check_command(words[0])
    parser = _COMMANDS[name]()
    return parser.parse_args(words[1:] if name else words)


def _check_command(word: str) -> None:
    """Refuse a word that is nearly a command, and no file.

    Raises:
        UsageError: it is such a word.
    """
    near = get_close_matches(word, filter(None, _COMMANDS), n=1, cutoff=0.7)
    if near and not Path(word).exists():
        raise UsageError(render("command.no-such-command", word=word, command=near[0]))


def _complete(options: argparse.Namespace) -> int:
    """Print the script that completes words in a shell."""
    from senryaku_parse.cli.completion import script

    print(script(options.shell, all_parsers()), end="")
    return 0


def all_parsers() -> dict[str | None, argparse.ArgumentParser]:
    """Command → its parser; null for that without a name."""
    return {name: make() for name, make in _COMMANDS.items()}


def _convert() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse", render("command.help"))
    commands_ = ",".join(filter(None, _COMMANDS))
    parser.usage = f"%(prog)s INPUT [INPUT ...] [-o OUT] [...]\n       %(prog)s {{{commands_}}} ..."
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {VERSION}", help=render("command.help-version")
    )
    parser.epilog = render(
        "command.epilog", readers=_listed(READERS), writers=_listed(WRITERS), many=_listed(MANY_WRITERS)
    )
    parser.add_argument(
        "inputs",
        metavar="INPUT",
        nargs="+",
        help=render("command.help-inputs"),
    )
    parser.add_argument("-o", "--output", metavar="OUT", help=render("command.help-output"))
    parser.add_argument("--each", action="store_true", help=render("command.help-each"))
    parser.add_argument("--jobs", metavar="N", type=int, help=render("command.help-jobs"))
    parser.add_argument(
        "--review",
        metavar="REVIEW.html",
        help=render("command.help-review"),
    )
    parser.add_argument("--force", action="store_true", help=render("command.help-force"))
    _add_writing(parser)
    _add_common(parser)
    parser.set_defaults(run=commands.convert)
    return parser


def _compare() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse compare", render("command.help-of-compare"))
    parser.epilog = render("command.epilog-compare", writers=_listed(COMPARISON_WRITERS))
    parser.add_argument("inputs", metavar="EDITION", nargs="+", help=render("command.help-editions"))
    parser.add_argument("-o", "--output", metavar="OUT", help=render("command.help-compare-output"))
    parser.add_argument("--exit-code", action="store_true", help=render("command.help-exit-code"))
    parser.add_argument(
        "--carry-actuals",
        action="store_true",
        help=render("command.help-carry"),
    )
    parser.add_argument("--unrelated", action="store_true", help=render("command.help-unrelated"))
    _add_writing(parser)
    _add_common(parser)
    from senryaku_parse.cli import compare  # which takes its time

    parser.set_defaults(run=compare.compare)
    return parser


def _merge() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse merge", render("command.help-of-merge"))
    parser.epilog = render("command.epilog-merge")
    parser.add_argument(
        "inputs",
        metavar="EDITION",
        nargs="+",
        help=render("command.help-copies"),
    )
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help=render("command.help-merge-output"))
    _add_writing(parser)
    _add_common(parser)
    from senryaku_parse.cli import compare

    parser.set_defaults(run=compare.merge)
    return parser


def _add_writing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        choices=list(dict.fromkeys(one.name for one in (*WRITERS, *MANY_WRITERS))),
        help=render("command.help-to"),
    )
    parser.add_argument("--encoding", metavar="NAME", help=render("command.help-encoding"))
    parser.add_argument("--errors", choices=["strict", "replace"], help=render("command.help-errors"))
    parser.add_argument("--csv-safe", action="store_true", default=None, help=render("command.help-csv-safe"))
    parser.add_argument("--start-year", metavar="YEAR", type=int, help=render("command.help-start-year"))


def _check() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse check", render("command.help-of-check"))
    parser.add_argument("input", metavar="INPUT", help=render("command.help-input"))
    parser.add_argument("--all", action="store_true", help=render("command.help-all"))
    _add_common(parser)
    parser.set_defaults(run=commands.check)
    return parser


def _explain() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse explain", render("command.help-of-explain"))
    parser.add_argument("input", metavar="INPUT", help=render("command.help-document"))
    parser.add_argument("-o", "--output", metavar="REVIEW.html", help=render("command.help-explain-output"))
    parser.add_argument("--draft", metavar="RECIPE", help=render("command.help-draft"))
    _add_common(parser)
    parser.set_defaults(run=commands.explain)
    return parser


def _learn() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse learn", render("command.help-of-learn"))
    parser.add_argument("input", metavar="EDITED.xlsx", help=render("command.help-edited"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="RECIPE",
        required=True,
        help=render("command.help-recipe-output"),
    )
    _add_limit(parser)
    parser.set_defaults(run=commands.learn)
    return parser


def _completion() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse completion", render("command.help-of-completion"))
    parser.epilog = render("command.epilog-completion")
    parser.add_argument("shell", metavar="SHELL", choices=["bash", "zsh", "fish"], help=render("command.help-shell"))
    parser.set_defaults(run=_complete)
    return parser


def _schema() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse schema", render("command.help-of-schema"))
    parser.set_defaults(run=commands.schema)
    return parser


_COMMANDS = {
    None: _convert,
    "compare": _compare,
    "merge": _merge,
    "check": _check,
    "explain": _explain,
    "learn": _learn,
    "schema": _schema,
    "completion": _completion,
}


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    parser = _Parser(prog=name, description=description, allow_abbrev=False, formatter_class=HelpLines)
    parser.add_argument("--lang", choices=LANGS, help=render("command.help-lang"))
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    names = list(dict.fromkeys(one.name for one in (*READERS, *LOADERS)))
    parser.add_argument("--from", dest="source_format", choices=names, help=render("command.help-from"))
    parser.add_argument("--vocabulary", metavar="FILE", help=render("command.help-vocabulary"))
    parser.add_argument(
        "--recipe",
        metavar="FILE",
        help=render("command.help-recipe"),
    )
    _add_limit(parser)
    parser.add_argument(
        "--struck",
        choices=["drop", "read"],
        default="drop",
        help=render("command.help-struck"),
    )
    parser.add_argument("--pages", metavar="PAGES", action=_ChoosePages, help=render("command.help-pages"))
    parser.set_defaults(pages_as_given=None)
    parser.add_argument("--strict", action="store_true", help=render("command.help-strict"))


def _add_limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--limit",
        dest="limits",
        metavar="NAME=NUMBER",
        action=_SetLimit,
        default=USUAL,
        help=render("command.help-limit", names=list_out(field.name for field in fields(Limits))),
    )

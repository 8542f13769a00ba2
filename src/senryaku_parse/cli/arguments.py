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
from senryaku_parse.page_numbers import page_ranges
from senryaku_parse.text import whole_number
from senryaku_parse.version import VERSION


def _listed(formats: Sequence[Format]) -> str:
    """The endings of `formats`, each with what it gives."""
    return "\n".join(f"  {' '.join(one.suffixes):20} {one.help}" for one in formats)


_EPILOG = (
    """\
ほかのコマンド:
  senryaku-parse compare OLD NEW    2つの版の違いを表示する、または書き出す
  senryaku-parse merge BASE A B -o OUT  複数の人が直した写しを1つに合わせる
  senryaku-parse check INPUT        確認事項を表示する（エラーがあれば終了コード 1）
  senryaku-parse explain INPUT      それぞれの表をどう読んだか、なぜかを表示する（-o review.html で元の文書と並べる）
  senryaku-parse learn EDITED.xlsx -o city.toml  直したブックから、元の文書の読み方（レシピ）を作る
  senryaku-parse schema             JSON 出力の JSON Schema を表示する
  senryaku-parse completion SHELL   bash・zsh・fish でコマンドと指定を補完する設定を表示する

入力の形式（中身と末尾で決まる）:
"""
    + _listed(READERS)
    + """

出力の形式（-o の末尾で決まる）:
"""
    + _listed(WRITERS)
    + """

入力が多数のとき1つにまとめられる形式:
"""
    + _listed(MANY_WRITERS)
)

_COMPARE_EPILOG = """\
入力は Excel・CSV・PDF・Markdown・HTML の文書、このプログラムが書き出した JSON・Excel ブック・CSV のフォルダのいずれでもよい。
末尾で形式がわからない入力は内容で決めるか、--from の形式で読む。
3つ以上の版を古い順に渡すと、項目ごとの推移を1つの表にする。

出力の形式（-o の末尾で決まる）:
""" + _listed(COMPARISON_WRITERS)

_MERGE_EPILOG = """\
各課が進捗管理などに記入したブックを、元のブックとともに渡す。直された所をすべて取り込み、両方で別の内容に直された
セルは、先に渡された方を残して、シートとセルの番地、両方の値を確認事項に示す。
"""

_COMPLETION_EPILOG = """\
bash:  senryaku-parse completion bash >> ~/.bashrc
zsh:   senryaku-parse completion zsh >> ~/.zshrc
fish:  senryaku-parse completion fish > ~/.config/fish/completions/senryaku-parse.fish
"""

_ARGPARSE = (
    (re.compile(r"the following arguments are required: (.+)"), "{} を指定してください"),
    (re.compile(r"unrecognized arguments: (.+)"), "{} という指定はありません"),
    (re.compile(r"argument (.+?): expected one argument"), "{} の後に値が必要です"),
    (re.compile(r"argument (.+?): invalid int value: '(.*)'"), "{} に「{}」は使えません。2015 のような整数です"),
    (re.compile(r"argument (.+?): ignored explicit argument '(.*)'"), "{} に値「{}」は要りません"),
    (
        re.compile(r"argument (.+?): invalid choice: (\S+) \(choose from (.+)\)"),
        "{} に {} は使えません。{} のいずれかです",
    ),
    (re.compile(r"argument (--limit|--pages): (.+)"), "{} {}"),
)
"""What argparse says, and the same in Japanese."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are ours."""

    def error(self, message: str) -> NoReturn:
        for pattern, japanese in _ARGPARSE:
            if found := pattern.fullmatch(message):
                message = japanese.format(*found.groups())
        raise UsageError(f"使い方の誤りです（{message}）。senryaku-parse --help を見てください。")


class _SetLimit(argparse.Action):
    """Set one limit, `NAME=NUMBER`; the others stay as they were."""

    def __call__(self, _: argparse.ArgumentParser, options: argparse.Namespace, word: Any, __: object = None) -> None:
        name, _equals, number = str(word).partition("=")
        names = [field.name for field in fields(Limits)]
        if name not in names:
            raise argparse.ArgumentError(self, f"の「{name}」という上限はありません。{'、'.join(names)} のいずれかです")
        read = whole_number(number)
        if read is None:
            raise argparse.ArgumentError(self, f"{name} の後には =1000 のような、15桁までの整数が必要です")
        options.limits = replace(options.limits, **{name: read})


class _ChoosePages(argparse.Action):
    """`40-62`: the pages to read."""

    def __call__(self, _: argparse.ArgumentParser, options: argparse.Namespace, word: Any, __: object = None) -> None:
        try:
            options.pages, options.pages_as_given = page_ranges(str(word)), word
        except UsageError as error:
            raise argparse.ArgumentError(self, f"の{str(error).rstrip('。')}") from None


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
        raise UsageError(f"「{word}」というコマンドもファイルもありません。「{near[0]}」のことですか。")


def _complete(options: argparse.Namespace) -> int:
    """Print the script that completes words in a shell."""
    from senryaku_parse.cli.completion import script

    print(script(options.shell, all_parsers()), end="")
    return 0


def all_parsers() -> dict[str | None, argparse.ArgumentParser]:
    """Command → its parser; null for that without a name."""
    return {name: make() for name, make in _COMMANDS.items()}


def _convert() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse", "総合戦略の表を読み、JSON・Excel・CSV にする。")
    commands_ = ",".join(filter(None, _COMMANDS))
    parser.usage = f"%(prog)s INPUT [INPUT ...] [-o OUT] [...]\n       %(prog)s {{{commands_}}} ..."
    parser.add_argument("--version", action="version", version=f"%(prog)s {VERSION}", help="版を表示する")
    parser.epilog = _EPILOG
    parser.add_argument(
        "inputs",
        metavar="INPUT",
        nargs="+",
        help="Excel・CSV・PDF・Markdown・HTML のファイル。- は標準入力。複数でも、フォルダ（中を探す）や documents/**/*.md でもよい",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="書き出し先。なければ概要を表示する。- は標準出力")
    parser.add_argument(
        "--each", action="store_true", help="入力ごとに1つ、-o のフォルダに書き出す（形式は --to、既定: xlsx）"
    )
    parser.add_argument("--jobs", metavar="N", type=int, help="同時に動かすプロセスの数（既定: 入力が多ければ全コア）")
    parser.add_argument(
        "--review",
        metavar="REVIEW.html",
        help="元の文書と読み取った結果を並べたページも書き出す（-o の .html からたどれる）",
    )
    parser.add_argument("--force", action="store_true", help="入力が多数のとき、変わっていない出力も作り直す")
    _add_writing(parser)
    _add_common(parser)
    parser.set_defaults(run=commands.convert)
    return parser


def _compare() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse compare", "総合戦略の版を比べ、何が変わったかを表示する。")
    parser.epilog = _COMPARE_EPILOG
    parser.add_argument(
        "inputs", metavar="EDITION", nargs="+", help="旧版、新版の順に2つ以上。うち1つは -（標準入力）でよい"
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="書き出し先。なければ画面に表示する。- は標準出力")
    parser.add_argument("--exit-code", action="store_true", help="違いがあれば終了コード 1")
    parser.add_argument(
        "--carry-actuals",
        action="store_true",
        help="比較の代わりに、旧版の実績と ID を引き継いだ新版を -o に書き出す",
    )
    parser.add_argument(
        "--unrelated", action="store_true", help="同じ総合戦略の版と思えない2つでも書き出す（既定: 何も書かずに断る）"
    )
    _add_writing(parser)
    _add_common(parser)
    from senryaku_parse.cli import compare  # which takes its time

    parser.set_defaults(run=compare.compare)
    return parser


def _merge() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse merge", "1つの版の写しを直した複数の版を、1つに合わせる。")
    parser.epilog = _MERGE_EPILOG
    parser.add_argument(
        "inputs",
        metavar="EDITION",
        nargs="+",
        help="元の版、それを直した版の順に3つ以上。うち1つは -（標準入力）でよい",
    )
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="書き出し先。- は標準出力")
    _add_writing(parser)
    _add_common(parser)
    from senryaku_parse.cli import compare

    parser.set_defaults(run=compare.merge)
    return parser


def _add_writing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        choices=list(dict.fromkeys(one.name for one in (*WRITERS, *MANY_WRITERS))),
        help="出力の形式（-o - のとき必要）",
    )
    parser.add_argument("--lang", choices=["ja", "en"], help="見出しの言語（既定: ja。parquet・sqlite は en）")
    parser.add_argument("--encoding", metavar="NAME", help="csv の文字コード: utf-8-sig（既定）、utf-8、cp932")
    parser.add_argument(
        "--errors", choices=["strict", "replace"], help="csv の文字コードにない文字: エラー（既定）か、置き換えるか"
    )
    parser.add_argument("--csv-safe", action="store_true", default=None, help="csv で数式として動く文字の前に ' を置く")
    parser.add_argument("--start-year", metavar="YEAR", type=int, help="xlsx の進捗管理の最初の年度（西暦）")


def _check() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse check", "確認事項をすべて表示する。エラーがあれば終了コード 1。")
    parser.add_argument("input", metavar="INPUT", help="Excel・CSV・PDF・Markdown・HTML のファイル。- は標準入力")
    parser.add_argument("--all", action="store_true", help="総合戦略の外にある文も、1行ずつすべて表示する")
    _add_common(parser)
    parser.set_defaults(run=commands.check)
    return parser


def _explain() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse explain", "それぞれの表と見出しをどう読んだか、なぜそう読んだかを表示する。")
    parser.add_argument("input", metavar="INPUT", help="読む文書。- は標準入力")
    parser.add_argument(
        "-o", "--output", metavar="REVIEW.html", help="表示の代わりに、元の文書と読み取った結果を並べたページを書き出す"
    )
    parser.add_argument("--lang", choices=["ja", "en"], default="ja", help="表示の言語（既定: ja）")
    parser.add_argument(
        "--draft", metavar="RECIPE", help="表示の代わりに、この読み方を直せる形（レシピ、TOML）で書き出す。- は標準出力"
    )
    _add_common(parser)
    parser.set_defaults(run=commands.explain)
    return parser


def _learn() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse learn", "書き出したブックで直されたことを、元の文書のレシピにする。")
    parser.add_argument("input", metavar="EDITED.xlsx", help="このプログラムが書き出し、人が直したブック")
    parser.add_argument(
        "-o",
        "--output",
        metavar="RECIPE",
        required=True,
        help="書き出すレシピ（あれば、その後ろに加える）。- は標準出力",
    )
    _add_limit(parser)
    parser.set_defaults(run=commands.learn)
    return parser


def _completion() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse completion", "シェルで補完するための設定を表示する。")
    parser.epilog = _COMPLETION_EPILOG
    parser.add_argument("shell", metavar="SHELL", choices=["bash", "zsh", "fish"], help="bash、zsh、fish のいずれか")
    parser.set_defaults(run=_complete)
    return parser


def _schema() -> argparse.ArgumentParser:
    parser = _parser("senryaku-parse schema", "JSON 出力の JSON Schema を表示する。")
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
    return _Parser(
        prog=name,
        description=description,
        allow_abbrev=False,
        formatter_class=HelpLines,
    )


def _add_common(parser: argparse.ArgumentParser) -> None:
    names = list(dict.fromkeys(one.name for one in (*READERS, *LOADERS)))
    parser.add_argument("--from", dest="source_format", choices=names, help="入力の形式（既定: 末尾か内容で決める）")
    parser.add_argument(
        "--vocabulary", metavar="FILE", help="ラベルや見出しの語を加える TOML ファイル（docs/vocabulary.md）"
    )
    parser.add_argument(
        "--recipe",
        metavar="FILE",
        help="この自治体の文書の読み方を書いた TOML ファイル、またはそのフォルダ（docs/recipes.md）",
    )
    _add_limit(parser)
    parser.add_argument(
        "--struck",
        choices=["drop", "read"],
        default="drop",
        help="取り消し線の文字: 読まない（既定）か、~~ で囲んで読むか",
    )
    parser.add_argument(
        "--pages", metavar="PAGES", action=_ChoosePages, help="PDF の読むページ（40-62、3,7-9 など。既定: すべて）"
    )
    parser.set_defaults(pages_as_given=None)
    parser.add_argument("--strict", action="store_true", help="「要確認」もエラーとして扱う（終了コード 1）")


def _add_limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--limit",
        dest="limits",
        metavar="NAME=NUMBER",
        action=_SetLimit,
        default=USUAL,
        help="入力の大きさの上限を変える。何度でも指定できる（NAME: "
        + "、".join(field.name for field in fields(Limits))
        + "）",
    )

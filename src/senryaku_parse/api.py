"""`load` and `write`: strategies from and to files of this package's own formats."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Literal

from senryaku_parse.errors import UsageError
from senryaku_parse.formats import LOADERS, WRITERS, Format, by_suffix, find
from senryaku_parse.inputs import Readable, read_bytes
from senryaku_parse.model import Strategy
from senryaku_parse.output import write_file, write_folder


def load(source: Readable, *, format: str | None = None) -> Strategy:
    """The strategy that `write` wrote to `source`, equal to what was written.

    `format` names the loader ("json"); by default the suffix says.

    Raises:
        InputError: the source can't be read, or was not written by this package.
        UsageError: there is no such format, or the suffix names none.
    """
    name, data = read_bytes(source)
    loader = find(LOADERS, format) if format else by_suffix(LOADERS, name) or (None if name else LOADERS[0])
    if loader is None:
        raise UsageError(
            f"{name}: 末尾から形式がわかりません。{_suffixes(LOADERS)} のファイルか、format= を指定してください。"
        )
    strategy: Strategy = loader.function()(data)
    return strategy


def write(
    strategy: Strategy,
    target: str | os.PathLike[str] | IO[bytes],
    *,
    format: str | None = None,
    lang: Literal["ja", "en"] | None = None,
    encoding: str | None = None,
) -> None:
    """`strategy` written to a path or an open binary file, whole or not at all.

    `format` names the writer ("json", "xlsx", "csv", "package"); by default the suffix says, a trailing
    "/" or an existing folder means "package". `lang` (headings; xlsx, csv, package) is "ja" by default,
    `encoding` (csv, package) "utf-8-sig".

    Raises:
        UsageError: there is no such format, or it does not take the option.
        OutputError: the target can't be written; what stood there is untouched.
    """
    path = target if isinstance(target, str | os.PathLike) else None
    writer = _writer(path, format)
    options = {name: value for name, value in (("lang", lang), ("encoding", encoding)) if value is not None}
    for name in options:
        if name not in writer.options:
            raise UsageError(f"{writer.name} の書き出しに {name} の指定はありません。")
    content: bytes | dict[str, bytes] = writer.function()(strategy, **options)
    if isinstance(content, dict):
        if path is None:
            raise UsageError(f"{writer.name} は標準出力には書けません。フォルダを指定してください。")
        write_folder(Path(path), content)
    elif path is None:
        target.write(content)  # type: ignore[union-attr]
    else:
        write_file(Path(path), content)


def _writer(path: str | os.PathLike[str] | None, name: str | None) -> Format:
    if name:
        return find(WRITERS, name)
    if path is None:
        raise UsageError("標準出力や開いたファイルに書くには、形式（--to、format=）を指定してください。")
    text = os.fspath(path)
    if not text:
        raise UsageError("出力先が空です。ファイル名かフォルダ名を指定してください。")
    writer = by_suffix(WRITERS, text) or (by_suffix(WRITERS, text + "/") if Path(text).is_dir() else None)
    if writer is None:
        raise UsageError(f"{text}: 末尾から形式がわかりません。{_suffixes(WRITERS)} のいずれかにしてください。")
    return writer


def _suffixes(formats: tuple[Format, ...]) -> str:
    return "、".join(suffix for one in formats for suffix in one.suffixes)

"""Errors a user can meet. Each knows its sentence and the exit code of the command.

SenryakuError
├── UsageError              2  invalid call
├── InputError              3  an input can't be read
│   ├── NotTextError           binary, or an encoding nobody knows
│   └── TooLargeError          over a named limit
├── NoStrategyError         4  an input holds no strategy table
└── OutputError             5  the output can't be written
"""

from __future__ import annotations

import errno
from typing import ClassVar

_REASONS = {
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.EROFS: "読み取り専用の場所です",
    errno.ENOSPC: "空き容量がありません",
    errno.EDQUOT: "割り当てられた容量を使い切りました",
    errno.EFBIG: "ファイルの大きさの上限を超えます",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ENOTDIR: "途中にフォルダでないものがあります",
    errno.ELOOP: "リンクが輪になっています",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.EBUSY: "ほかで使われています",
    errno.EPIPE: "相手が先に閉じました",
    errno.EIO: "装置の誤りです",
}
"""What the system calls it → what a planner calls it."""


class SenryakuError(Exception):
    """Root of all errors of this package; its text is one sentence: what, where, what to do."""

    exit_code: ClassVar[int] = 1


class UsageError(SenryakuError, ValueError):
    """Invalid call: an unknown format, a missing or contradicting option."""

    exit_code = 2


class InputError(SenryakuError):
    """An input can't be read: missing, a folder, not our JSON."""

    exit_code = 3


class NotTextError(InputError):
    """An input is binary, or text of an encoding that is not recognised."""


class TooLargeError(InputError):
    """An input is over one of the named limits."""


class NoStrategyError(SenryakuError):
    """An input was read, and holds no table of a strategy."""

    exit_code = 4


class OutputError(SenryakuError):
    """The output can't be written; what stood there before is untouched."""

    exit_code = 5


def reason(error: Exception) -> str:
    """Why the system refused, in a few words: in Japanese where it is one of the usual reasons."""
    known = _REASONS.get(error.errno or 0) or error.strerror if isinstance(error, OSError) else None
    return known or str(error)

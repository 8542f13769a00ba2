"""`python -m fuzz TARGET [libFuzzer's flags]`: runs one of `checks.CHECKS` until stopped, guided by coverage.

It begins with the kept corpus and the seeds. What covers something new goes to fuzz/found/TARGET, a crash beside it;
neither is under version control.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import atheris

_HERE = Path(__file__).parent


def main() -> None:
    """Instrument the package and what finds its blocks, then let libFuzzer run."""
    with atheris.instrument_imports(include=["senryaku_parse", "markdown_it"]):
        import senryaku_parse

        for module in pkgutil.walk_packages(senryaku_parse.__path__, "senryaku_parse."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        from fuzz.checks import CHECKS
        from fuzz.corpus import read_corpus
        from fuzz.seeds import seeds
    target, *flags = sys.argv[1:] or [""]
    if target not in CHECKS:
        sys.exit(f"usage: python -m fuzz {{{','.join(CHECKS)}}} [libFuzzer's flags]")
    found = _HERE / "found" / target
    found.mkdir(parents=True, exist_ok=True)
    begin_with = {f"seed-{number}": seed for number, seed in enumerate(seeds(target))} | read_corpus(target)
    for name, data in begin_with.items():
        (found / name).write_bytes(data)
    given = [
        f"-dict={_HERE / 'words.dict'}",
        f"-artifact_prefix={found}-",
        "-timeout=20",
        "-rss_limit_mb=1024",
        "-max_len=4096",
    ]
    atheris.Setup([sys.argv[0], *given, *flags, str(found)], CHECKS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

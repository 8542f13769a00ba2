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
        from fuzz.seeds import seeds
    target, *flags = sys.argv[1:] or [""]
    if target not in CHECKS:
        sys.exit(f"usage: python -m fuzz {{{','.join(CHECKS)}}} [libFuzzer's flags]")
    found, corpus = _HERE / "found" / target, _HERE / "corpus" / target
    for folder in (found, corpus):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (found / f"seed-{number}").write_bytes(seed)
    given = [
        f"-dict={_HERE / 'words.dict'}",
        f"-artifact_prefix={found}-",
        "-timeout=20",
        "-rss_limit_mb=1024",
        "-max_len=4096",
    ]
    atheris.Setup([sys.argv[0], *given, *flags, str(found), str(corpus)], CHECKS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

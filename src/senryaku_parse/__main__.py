"""`python -m senryaku_parse`."""

import sys

from senryaku_parse.cli import run

sys.exit(run())

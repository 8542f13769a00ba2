"""`python -m senryaku_parse`."""

import sys

from senryaku_parse.cli import main

sys.exit(main())

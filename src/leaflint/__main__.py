"""`python -m leaflint` is `leaflint`."""

import sys

from leaflint.commands.cli import main

sys.exit(main())

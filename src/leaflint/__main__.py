"""`python -m leaflint` is `leaflint`."""

import sys

from leaflint.cli import main

sys.exit(main())

"""`python -m steadyhand`."""

import sys

from steadyhand.commands.main import main

sys.exit(main())

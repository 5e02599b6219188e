"""
The command line, as ``python -m ofsted_ilacs``.
"""

import sys

from ofsted_ilacs.command_line.entry import main

if __name__ == "__main__":
    sys.exit(main())

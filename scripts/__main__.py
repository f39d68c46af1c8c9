"""The one way in: `python3 -m scripts COMMAND`, or `python3 path/to/scripts COMMAND` from any folder."""

import os
import sys

# By path, Python looks for modules inside this folder only.
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from scripts.setup.environment import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m tools …` is the same as `./akimat …`, run by the project's own environment."""
import sys

from tools.cli import main

sys.exit(main(sys.argv[1:]))

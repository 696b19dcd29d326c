"""`python -m mizan` is the `mizan` command."""

from mizan.cli import main

main()

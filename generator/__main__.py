"""`python -m generator` is the `workbook` command."""

from generator.cli import main

if __name__ == "__main__":
    main()

"""`python -m attribune`: the command line."""

from attribune.cli import main

if __name__ == "__main__":
    main()

"""The command line: one small module a group of commands."""

from attribune.cli.main import app, main

__all__ = ["app", "main"]

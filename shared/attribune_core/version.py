"""The one version number of the distribution, as events and dead letters carry it."""

from importlib.metadata import version

#: Version of the installed `attribune` distribution.
VERSION: str = version("attribune")

"""What the stages share: the contract of the events, the topics, the settings and the stage that loses nothing."""

from attribune_core.version import VERSION

__all__ = ["VERSION"]

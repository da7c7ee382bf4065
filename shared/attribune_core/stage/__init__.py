"""The stage that loses nothing: bytes in, bytes out, acknowledged in order after a confirmed send."""

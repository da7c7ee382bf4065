"""Tests of the cleaner's folder `text`."""

"""Tests of the cleaner's folder `boilerplate`."""

"""Tests of the cleaner's folder `metadata`."""

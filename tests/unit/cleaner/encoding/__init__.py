"""Tests of the cleaner's folder `encoding`."""

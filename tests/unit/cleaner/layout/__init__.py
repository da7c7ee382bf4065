"""Tests of the cleaner's folder `layout`."""

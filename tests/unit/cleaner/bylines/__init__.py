"""Tests of the cleaner's folder `bylines`."""

"""Faults on purpose, on a real Apache Kafka: every promise of docs/guarantees.md is put to the test.

`python -m tests.chaos` runs all of it, `--short` in a few minutes, `--double` against a plain Faust agent, which must
lose. The parts: `articles` (what is published, and what must become of it), `broker`, `workers`, `verifier` (what came
out), `commits` and `oracle` (whether that is right), `world` (all of them together), `scenarios`.
"""

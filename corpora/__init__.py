"""The public corpora that training and measurements read: finding them, reading them, and scoring against their gold.

A corpus is read from a folder that the user names, and never becomes part of this project. Neither ``training`` nor
``benchmarks`` imports the other: what both need is here.
"""

"""How the language pipeline ``en_attribune_news`` is trained and evaluated, from a folder of corpora.

``python -m training.run --corpora DIR`` converts, trains and packages; ``python -m training.evaluate --corpora DIR``
scores the installed pipeline and fails below the pinned floors.
"""

"""Measurements of Attribune: how right it is, on articles invented for the project with gold made by hand."""

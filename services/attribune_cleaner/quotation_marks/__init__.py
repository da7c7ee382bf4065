"""Repair of typographic quotation marks that break a quotation."""

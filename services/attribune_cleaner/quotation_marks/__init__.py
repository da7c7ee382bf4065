"""Quotation marks that break a quotation are repaired; conventions that are whole stay.

`repair` runs the three repairs one after the other: `typed_marks`, `low_and_angle_marks`, `curly_marks`.
"""

"""What two spellings of one text have in common."""

from __future__ import annotations

import string

from attribune_cleaner.text.keys import key_of


def test_keys_are_letters_and_digits() -> None:
    assert key_of("Bridge — SHUT, until 9:15_x!") == "bridgeshutuntil915x"
    assert key_of("Straße") == key_of("STRASSE")


def test_ascii_alone_is_read_as_it_is_beside_other_letters() -> None:
    assert key_of(string.printable) + "é" == key_of(string.printable + "é")

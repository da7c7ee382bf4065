"""Texts compared by their letters and digits."""

from corpora.alignment import Letters, align


def test_letters_are_code_points_of_letters_and_digits() -> None:
    letters = Letters("“İ, 👩‍👧 é2”")
    assert letters.text == "ié2"
    assert letters.range(1, 2) == range(1)
    assert letters.all([(1, 2), (8, 10)]) == {0, 1, 2}


def test_texts_are_aligned_around_what_only_one_has() -> None:
    assert align("abcxyz", "abcxyz") == [0, 1, 2, 3, 4, 5]
    assert align("abADcd", "abcd") == [0, 1, None, None, 2, 3]
    assert align("xx", "") == [None, None]
    assert align("cd", "abcd") == [2, 3]

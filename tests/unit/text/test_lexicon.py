from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attribune_text import lexicon
from attribune_text.lexicon import LexiconError, read_pairs, read_words, words

Write = Callable[[str], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write `list.txt` into a package that can be imported; return the package's name."""

    def put(text: str) -> str:
        package = tmp_path / "invented_words"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
        (package / "list.txt").write_text(text, encoding="utf-8")
        return package.name

    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "invented_words", raising=False)
    return put


def test_comments_and_empty_lines_are_no_entries(write: Write) -> None:
    package = write("# Words.\n\nsay  # speech\ntell\n")
    assert read_words(package, "list.txt", lexicon.token) == {"say", "tell"}


@pytest.mark.parametrize(
    ("entry", "form", "reason"),
    [
        ("press release", lexicon.token, "white space"),
        ("agree_to", lexicon.token, "underscore"),
        ("op-ed", lexicon.token, "hyphens"),
        ("Say", lexicon.token, "lower case"),
        ("gov.", lexicon.bare_token, "full stops"),
        ("o'brien", lexicon.folded_word, "'obrien'"),
        ("van gogh", lexicon.folded_word, "van gogh"),
        ("U.N. Council", lexicon.folded_name, "'un council'"),
        ("so  called", lexicon.phrase, "single spaces"),
    ],
)
def test_an_entry_that_can_never_match_is_refused_with_file_line_and_reason(
    write: Write, entry: str, form: lexicon.Form, reason: str
) -> None:
    package = write(f"# Words.\nsay\n{entry}\n")
    with pytest.raises(LexiconError, match=r"list\.txt, line 3: ") as refused:
        read_words(package, "list.txt", form)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("entry", "form"),
    [
        ("say", lexicon.token),
        ("u.s.", lexicon.token),
        ("covid-19", lexicon.token),
        ("ph.d", lexicon.bare_token),
        ("Mr", lexicon.cased_token),
        ("van gogh", lexicon.folded_name),
        ("so-called man", lexicon.phrase),
    ],
)
def test_an_entry_that_can_match_is_accepted(write: Write, entry: str, form: lexicon.Form) -> None:
    assert read_words(write(entry), "list.txt", form) == {entry}


def test_an_entry_that_is_there_twice_is_refused(write: Write) -> None:
    with pytest.raises(LexiconError, match=r"list\.txt, line 3: 'say' stands in line 1, too"):
        read_words(write("say\ntell\nsay\n"), "list.txt", lexicon.token)
    with pytest.raises(LexiconError, match="twice"):
        words("say tell say")


def test_pairs_have_a_tab_and_one_line_a_key(write: Write) -> None:
    assert read_pairs(write("us\tunited states\n"), "list.txt", lexicon.token) == {"us": "united states"}
    with pytest.raises(LexiconError, match="no tab"):
        read_pairs(write("us united states\n"), "list.txt", lexicon.token)
    with pytest.raises(LexiconError, match="twice"):
        read_pairs(write("us\ta\nus\tb\n"), "list.txt", lexicon.token)
    with pytest.raises(LexiconError, match="never match"):
        read_pairs(write("U.S.\ta\n"), "list.txt", lexicon.token)

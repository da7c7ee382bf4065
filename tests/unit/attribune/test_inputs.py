from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from attribune.inputs import count, read_all
from attribune_core.errors import ArticleError, MalformedValueError, RecordTooLargeError
from attribune_core.events import RawArticle


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def articles(*targets: Path) -> list[RawArticle | ArticleError]:
    return [read.article for read in read_all(str(target) for target in targets)]


def test_a_file_is_an_article_by_the_name_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, story__txt="\ufeffA body.", page__html="<p>A page.</p>")
    text, page = articles(tmp_path / "story.txt", tmp_path / "page.html")
    assert text == RawArticle(id="story", body="A body.")
    assert page == RawArticle(id="page", body="<p>A page.</p>", content_type="text/html")


def test_a_text_that_begins_with_a_bracket_is_still_a_text(tmp_path: Path) -> None:
    write(tmp_path, note__txt="[Editor's note] A body.")
    assert articles(tmp_path / "note.txt") == [RawArticle(id="note", body="[Editor's note] A body.")]


def test_a_json_file_holds_an_article_and_names_it_only_if_it_has_no_id(tmp_path: Path) -> None:
    write(tmp_path, a__json='{"id": "own", "body": "x"}', b__json='{"body": "x", "title": "t"}', c__json="no JSON")
    own, named, bad = articles(tmp_path)
    assert isinstance(own, RawArticle)
    assert own.id == "own"
    assert isinstance(named, RawArticle)
    assert (named.id, named.title) == ("b", "t")
    assert isinstance(bad, ArticleError)
    assert "line 1, column 1" in str(bad)


def test_json_lines_hold_an_article_a_line_and_bad_lines_keep_their_place(tmp_path: Path) -> None:
    write(tmp_path, many__jsonl='{"id":"1","body":"x"}\n\nplain text\n[1]\n{"id":"2","body":"y"}\r\n{"id":"3"}')
    reads = list(read_all([str(tmp_path / "many.jsonl")]))
    assert [read.where.rpartition(":")[2] for read in reads] == ["1", "3", "4", "5", "6"]
    ids = [read.article.id if isinstance(read.article, RawArticle) else type(read.article).__name__ for read in reads]
    assert ids == ["1", "MalformedValueError", "MalformedValueError", "2", "ContractError"]


def test_a_line_without_an_id_gets_one_from_its_content(tmp_path: Path) -> None:
    write(tmp_path, many__jsonl='{"body":"x"}\n{"body":"x"}\n{"url":"http://a.example/","body":"x"}\n')
    one, same, other = articles(tmp_path / "many.jsonl")
    assert isinstance(one, RawArticle)
    assert isinstance(other, RawArticle)
    assert one == same
    assert (one.id or "").startswith("body-")
    assert (other.id or "").startswith("url-")


def test_a_folder_gives_its_files_in_order_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    write(tmp_path, b__txt="b", a__txt="a", __hidden="no")
    write(tmp_path / "sub", c__txt="c")
    write(tmp_path / ".git", d__txt="d")
    assert [one.id for one in articles(tmp_path) if isinstance(one, RawArticle)] == ["a", "b", "c"]
    assert count([str(tmp_path)]) == 3


def test_two_files_of_one_name_do_not_overwrite_one_another(tmp_path: Path) -> None:
    write(tmp_path, a__txt="text", a__html="<p>page</p>")
    first, second = articles(tmp_path)
    assert isinstance(first, RawArticle)
    assert isinstance(second, ArticleError)
    assert "belongs to" in str(second)


def test_a_file_is_in_any_encoding(tmp_path: Path) -> None:
    page = "<html><meta charset=iso-8859-1><p>“We’re ready,” said Zoë.</p>"
    write(tmp_path, a__txt=b"caf\xe9", b__html=page.encode("cp1252"), c__xhtml="Grüße".encode("utf-16"))
    assert articles(tmp_path) == [
        RawArticle(id="a", body="café"),
        RawArticle(id="b", body=page, content_type="text/html"),
        RawArticle(id="c", body="Grüße", content_type="text/html"),
    ]


def test_a_compressed_file_has_the_name_of_what_is_in_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "a.html.gz": gzip.compress("<p>Zoë</p>".encode("cp1252")),
            "b.json.gz": gzip.compress(b'{"body": "x"}'),
            "c.GZ": gzip.compress(b"plain"),
            "d.txt.gz": b"inflated by somebody else, and not renamed",
            "e.txt": gzip.compress(b"compressed, and not renamed"),
            "f.xht.gz": gzip.compress(gzip.compress(b"<p>twice</p>"))[:-3],
        },
    )
    *good, broken = articles(tmp_path)
    assert good == [
        RawArticle(id="a", body="<p>Zoë</p>", content_type="text/html"),
        RawArticle(id="b", body="x"),
        RawArticle(id="c", body="plain"),
        RawArticle(id="d", body="inflated by somebody else, and not renamed"),
        RawArticle(id="e", body="compressed, and not renamed"),
    ]
    assert isinstance(broken, MalformedValueError)
    assert "broken gzip: it ends early" in str(broken)
    assert count([str(tmp_path)]) == 6
    write(tmp_path, **{"a.txt": "the same name"})
    assert "belongs to" in str(articles(tmp_path)[1])


def test_compressed_json_lines_are_read_as_they_come(tmp_path: Path) -> None:
    lines = b'{"id":"1","body":"x"}\n\n{"id":"2","body":"y"}\n'
    write(
        tmp_path,
        **{"a.jsonl.gz": gzip.compress(lines), "b.ndjson.gz": gzip.compress(lines * 9000)[:-9], "c.jsonl.gz": b"x"},
    )
    reads = list(read_all([str(tmp_path)]))
    assert [read.where.rpartition("/")[2] for read in reads[:3]] == ["a.jsonl.gz:1", "a.jsonl.gz:3", "b.ndjson.gz:1"]
    for read in reads[-2:]:
        assert isinstance(read.article, MalformedValueError)
        assert "broken gzip" in str(read.article)
    assert reads[-2].where == str(tmp_path / "b.ndjson.gz")
    assert count([str(tmp_path)]) is None


def test_what_is_larger_than_the_limit_is_refused_with_both_numbers(tmp_path: Path) -> None:
    write(tmp_path, a__txt="x" * 101, b__txt="x" * 100, **{"c.txt.gz": gzip.compress(b"x" * 101)})
    large, fits, bomb = [read.article for read in read_all([str(tmp_path)], max_bytes=100)]
    assert fits == RawArticle(id="b", body="x" * 100)
    for one, says in (
        (large, "101 bytes, more than the limit of 100"),
        (bomb, "inflate to more than the limit of 100"),
    ):
        assert isinstance(one, RecordTooLargeError)
        assert says in str(one)


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_line_larger_than_the_limit_is_refused_and_the_next_is_read(tmp_path: Path, end: bytes) -> None:
    line, longer = b'{"id":"1","body":"x"}', b'{"id":"2","body":"' + b"x" * 200 + b'"}'
    write(tmp_path, many__jsonl=b"\n".join([line, longer, line, longer]) + end)
    reads = list(read_all([str(tmp_path / "many.jsonl")], max_bytes=len(line)))
    assert [read.where.rpartition(":")[2] for read in reads] == ["1", "2", "3", "4"]
    assert [type(read.article) for read in reads] == [RawArticle, RecordTooLargeError] * 2
    assert f"{len(longer) + 1} bytes, more than the limit of {len(line)}" in str(reads[1].article)


def test_what_is_no_text_or_not_readable_is_reported_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, a__txt=b"%PDF-1.7", b__txt="fine")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    bad, fine, gone = (*articles(tmp_path), *articles(tmp_path / "c.txt"))
    assert isinstance(bad, ArticleError)
    assert "a PDF file, not text" in str(bad)
    assert fine == RawArticle(id="b", body="fine")
    assert isinstance(gone, ArticleError)
    assert "No such file" in str(gone)


def test_the_number_of_articles_is_known_but_for_standard_input(tmp_path: Path) -> None:
    write(tmp_path, a__txt="x", many__jsonl='{"body":"x"}\n{"body":"y"}\n')
    assert count([str(tmp_path)]) == 3
    assert count([str(tmp_path), "-"]) is None

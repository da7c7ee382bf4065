"""The text of a body from its bytes: declared encodings, UTF-8, guesses, and what is no text."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
import webencodings
from hypothesis import assume, given
from hypothesis import strategies as st
from webencodings.labels import LABELS

from attribune_core.decoding import decode_body, file_kind
from attribune_core.decoding.declared import HEAD_BYTES, in_page
from attribune_core.decoding.detected import SAMPLE_BYTES, likely_encodings, utf_16_without_mark
from attribune_core.decoding.encodings import decode, encoding_of
from attribune_core.decoding.text import is_utf_8
from attribune_core.errors import MalformedValueError

PAGES = Path(__file__).parent / "pages"
RUSSIAN = "«Мы построим мост заново», — сказал мэр города. Он добавил, что денег в казне больше нет."
ENGLISH = "“We’ll rebuild it – for £3m,” said Zoë Béranger of the Café Crème.\n"


@pytest.mark.parametrize(
    "name", ["cp1252_declared.html", "cp1252_as_latin1.html", "no_charset_cp1252.html", "utf16_bom.txt"]
)
def test_pages_in_old_encodings_come_out_as_their_readers_see_them(name: str) -> None:
    text = decode_body((PAGES / name).read_bytes())
    assert "“I wept when I read the report,” said the council’s tree officer, Gwendolyn Asante." in text
    assert "£1.2m" in text
    assert not {"\ufffd", "\x93", "\ufeff"} & set(text)


@pytest.mark.parametrize(
    ("value", "content_type", "text"),
    [
        # Byte order marks go before everything.
        (b"\xef\xbb\xbfplain", "text/html; charset=windows-1251", "plain"),
        ("Grüße".encode("utf-16"), "text/plain; charset=windows-1251", "Grüße"),
        (b"\xfe\xff" + "Grüße".encode("utf-16-be"), None, "Grüße"),
        (b"\xff\xfe\x00\x00" + "Grüße".encode("utf-32-le"), None, "Grüße"),
        (b"\x00\x00\xfe\xff" + "Grüße".encode("utf-32-be"), None, "Grüße"),
        # The header before the page.
        (
            b"<meta charset=windows-1252>\xcc\xfd\xf0",
            "text/html; charset=windows-1251",
            "<meta charset=windows-1252>Мэр",
        ),
        (b"\xcc\xfd\xf0", 'text/html; Charset = "WINDOWS-1251"', "Мэр"),
        (b"\xcc\xfd\xf0", "text/html;charset='cp1251';x=y", "Мэр"),
        # The page before its XML declaration.
        (
            b'<?xml version="1.0" encoding="windows-1252"?><meta charset=windows-1251>\xcc\xfd\xf0',
            "text/html",
            '<?xml version="1.0" encoding="windows-1252"?><meta charset=windows-1251>Мэр',
        ),
        (b"<?xml version='1.0' encoding='koi8-r'?>\xed\xfc\xf2", None, "<?xml version='1.0' encoding='koi8-r'?>МЭР"),
        # What does not fit gives way to the next.
        (b"<meta charset=windows-1251>\xcc\xfd\xf0", "text/html; charset=utf-8", "<meta charset=windows-1251>Мэр"),
        (b"<meta charset=windows-1251>\xcc\xfd\xf0", "text/html; charset=nonsense", "<meta charset=windows-1251>Мэр"),
        # UTF-8 is certain, whatever is declared.
        ("Grüße".encode(), "text/plain; charset=iso-8859-1", "Grüße"),
        ("<meta charset=iso-8859-1>Grüße".encode(), None, "<meta charset=iso-8859-1>Grüße"),
        (b"plain", "text/plain; charset=utf-16", "plain"),
        # Names as browsers take them.
        (b"\x93caf\xe9\x94 \x80", "text/plain; charset=iso-8859-1", "“café” €"),
        (b"\x93caf\xe9\x94 \x80", "text/plain; charset=us-ascii", "“café” €"),
        (b"\x93caf\xe9\x94 \x80", "text/plain; charset=latin1", "“café” €"),
        (b"\xfd\xfe \x93", "text/plain; charset=iso-8859-9", "ış “"),
        ("鎔".encode("gbk"), "text/plain; charset=gb2312", "鎔"),
        ("①".encode("cp932"), "text/plain; charset=shift_jis", "①"),
        ("뷁".encode("cp949"), "text/plain; charset=euc-kr", "뷁"),
        ("市長".encode("iso-2022-jp"), "text/plain; charset=iso-2022-jp", "市長"),
        # A meta that could be read is not UTF-16.
        ("<meta charset=utf-16>Grüße".encode(), "text/html", "<meta charset=utf-16>Grüße"),
        # UTF-16 without a mark, by its zeros or by the header.
        (ENGLISH.encode("utf-16-le"), None, ENGLISH),
        (ENGLISH.encode("utf-16-be"), None, ENGLISH),
        (RUSSIAN.encode("utf-16-le"), None, RUSSIAN),
        (RUSSIAN.encode("utf-16-be"), "text/plain; charset=utf-16", RUSSIAN),
        ("市長は言った。".encode("utf-16-le"), "text/plain; charset=utf-16", "市長は言った。"),
        # Five bytes are nothing in windows-1252, and C1 controls to browsers; a few of them make no binary.
        (b"a caf\xe9 \x81 " + b"and more " * 20, "text/plain; charset=windows-1252", "a café \x81 " + "and more " * 20),
        # In plain text a meta is what the text is about.
        (
            b"Write <meta charset=windows-1251>, said Zo\xeb.",
            "text/plain",
            "Write <meta charset=windows-1251>, said Zoë.",
        ),
        # Few broken characters in what is UTF-8 or declared otherwise.
        ("“Ünïcödé”, älso thüs.".encode() + b" \xff.", None, "“Ünïcödé”, älso thüs. \ufffd."),
        ("“We won,” she s".encode() + b"\xe2\x80", None, "“We won,” she s\ufffd"),
        ("Мы построим мост".encode("cp1251"), "text/plain; charset=utf-8", "Мы построим мост"),
        (
            "市長は言った。橋を建てる。".encode("euc-jp") + b"\xff.",
            "text/plain; charset=euc-jp",
            "市長は言った。橋を建てる。\ufffd.",
        ),
        # A byte order mark is dropped once.
        ("\ufeff\ufeffx".encode(), None, "\ufeffx"),
        (b"", None, ""),
    ],
)
def test_the_sources_of_an_encoding_in_their_order(value: bytes, content_type: str | None, text: str) -> None:
    assert decode_body(value, content_type) == text


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<meta charset=koi8-r>", "koi8-r"),
        ("<META CHARSET='koi8-r'/>", "koi8-r"),
        ('<meta/charset="koi8-r"', "koi8-r"),
        ('<meta name=x charset = "koi8-r" >', "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ("<meta content='text/html;charset = koi8-r' http-equiv=content-type>", "koi8-r"),
        ('<meta content="text/html; charset=koi8-r">', None),
        ('<meta http-equiv=refresh content="1; url=?charset=koi8-r">', None),
        ('<meta name="description" content="charset=koi8-r">', None),
        ("<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"),
        ("<meta charset=koi8-r><meta charset=windows-1251>", "koi8-r"),
        ("<meta charset=koi8-r charset=windows-1251>", "koi8-r"),
        ("<!-- <meta charset=windows-1251> --><meta charset=koi8-r>", "koi8-r"),
        ("<!--><meta charset=koi8-r>", "koi8-r"),
        ("<!-- <meta charset=koi8-r>", None),
        ('<a title="<meta charset=windows-1251>"><meta charset=koi8-r>', "koi8-r"),
        ("<script>if (a<b) '<meta charset=windows-1251>'</script><meta charset=koi8-r>", "koi8-r"),
        ("<style>a>b{}</style ><meta charset=koi8-r>", "koi8-r"),
        ("</meta charset=windows-1251><meta charset=koi8-r>", "koi8-r"),
        ("<metadata charset=windows-1251><meta charset=koi8-r>", "koi8-r"),
        ("<!doctype html><?php x ?><meta charset=koi8-r>", "koi8-r"),
        ("<meta charset=utf-16le>", "utf-8"),
        ("<meta charset=x-user-defined>", "windows-1252"),
        ("<meta charset=iso-2022-kr>", None),
        ("<head>" + "<link rel=x>" * 1000 + "<meta charset=koi8-r></head>", "koi8-r"),
        ("<body>" + " " * 500 + "<meta charset=koi8-r>", "koi8-r"),
        ("<head></head>" + " " * 2000 + "<meta charset=koi8-r>", "koi8-r"),
        ("<head>" + " " * 2000 + "</head><body><meta charset=koi8-r>", None),
        ("<head>" + " " * HEAD_BYTES + "<meta charset=koi8-r>", None),
        ("< meta charset=koi8-r>", None),
        ("<meta", None),
    ],
)
def test_what_a_page_declares(page: str, encoding: str | None) -> None:
    assert in_page(page.encode()) == encoding


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file, not text"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "a ZIP archive (Word, OpenDocument, EPUB), not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image, not text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image, not text"),
        (b"GIF89a\x01\x00", "a GIF image, not text"),
        (b"{\\rtf1\\ansi Text.}", "an RTF file, not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file, not text"),
        (b"\x7fELF\x02", "a program (ELF), not text"),
        (b"ID3\x03\x00", "an MP3 file, not text"),
        (b"\x00\x00\x00\x20ftypisom", "an MP4 or HEIF file, not text"),
        (b"\x1f\x8b\x08\x00", "a gzip file, not text"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP image, not text"),
        (b"x" * 257 + b"ustar", "a tar archive, not text"),
        # Text that was read in the wrong encoding before: garbling it once more would make no sense of it.
        (
            "Мэр сказал".encode().decode("latin-1").encode(),
            "not text: tried utf-8 (more than 1 of 19 characters are co",
        ),
        (b"\x00\x01\x02\x03" * 50, "not text: tried utf-8 (more than 20 of 200 characters are controls), utf-16be"),
        (b"\xfc\x01\x02" + b"a" * 97, "not text: tried utf-8 (byte 0: invalid start byte), windows-1252 (more than 1 "),
        (b"\xfc\x01\x02", "not text: tried utf-8 (byte 0: invalid start byte), windows-1252 (more than 0 of 3 char"),
    ],
)
def test_what_is_no_text_is_refused_with_what_was_tried(value: bytes, message: str) -> None:
    with pytest.raises(MalformedValueError) as refused:
        decode_body(value)
    assert str(refused.value).startswith(message)


def test_a_declared_encoding_that_does_not_fit_is_named_before_the_guess() -> None:
    with pytest.raises(MalformedValueError) as refused:
        decode_body(b"\x80\xff\x01\x02\x03", "text/html; charset=euc-jp")
    assert str(refused.value) == (
        "not text: tried utf-8 (byte 0: invalid start byte), euc-jp (byte 0: illegal multibyte sequence), "
        "windows-1252 (more than 0 of 5 characters are controls)"
    )


@pytest.mark.parametrize(
    "text", ["BMW said it would.", "MZ and ID3 and RIFF", "PK: a list", "ftyp", "%PDF is a format"]
)
def test_text_that_begins_almost_as_a_file_of_another_format_is_text(text: str) -> None:
    assert decode_body(text.encode()) == text


def test_text_in_utf_8_keeps_the_controls_that_it_had() -> None:
    """Wire copy frames its parts with controls; the cleaner decides about text that was always taken."""
    text = "\x01r 1 2\x02A mayor spoke of the bridge.\x03"
    assert decode_body(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "windows-1252"),
        ("The mayor’s office declined to comment.", "windows-1252"),
        ("It cost £3m.", "windows-1252"),
        ("Präsident Müller erklärte am Dienstag, die Brücke werde für 3 Millionen Euro gebaut.", "windows-1252"),
        ("Le maire a déclaré que le pont serait reconstruit à Noël.", "windows-1252"),
        ("El alcalde dijo el lunes que el puente se construirá mañana.", "windows-1252"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN.replace("«", "").replace("»", "").replace("—", "-"), "koi8-r"),
        ("Ο δήμαρχος είπε ότι η γέφυρα θα ξαναχτιστεί την άνοιξη.", "windows-1253"),
        (
            "Burmistrz powiedział w poniedziałek, że most zostanie odbudowany jeszcze w tym roku. Mieszkańcy żądają "
            "wyjaśnień, ponieważ pieniądze z kasy miasta już zniknęły.",
            "windows-1250",
        ),
        ("市長は月曜日、橋を再建すると述べた。費用は三億円になる見込みだ。", "cp932"),
        ("市長は月曜日、橋を再建すると述べた。アップルがイギリスの会社を買うという話もあるらしい。", "euc-jp"),
        ("市长星期一说，大桥将会重建。他还说，资金已经到位。", "gb18030"),
        ("市長星期一說，大橋將會重建。他還說，資金已經到位。", "big5"),
        ("시장은 월요일에 다리를 다시 짓겠다고 말했다.", "cp949"),
    ],
)
def test_what_nobody_declared_is_guessed(text: str, encoding: str) -> None:
    page = f"<html><body><p>Plain words first.</p>\n<p>{text}</p></body></html>"
    assert decode_body(page.encode(encoding)) == page


def test_a_guess_is_about_the_bytes_beyond_ascii_wherever_they_stand() -> None:
    page = b"<p>All of this is plain.</p>\n" * 10_000 + RUSSIAN.encode("cp1251") + b"<i>plain</i>" * 10_000
    assert likely_encodings(page)[0] == "windows-1251"


@pytest.mark.parametrize("cut", range(4))
@pytest.mark.parametrize("encoding", ["cp932", "gb18030", "big5", "cp949"])
def test_a_long_line_is_cut_between_characters_for_the_guess(encoding: str, cut: int) -> None:
    lines = {"cp932": "橋を再建すると", "gb18030": "市长星期一说", "big5": "市長星期一說", "cp949": "시장은월요일에"}
    text = "x" * cut + lines[encoding] * SAMPLE_BYTES
    assert decode_body(text.encode(encoding)) == text


def test_a_large_page_that_declares_nothing_is_read_at_once() -> None:
    page = (PAGES / "no_charset_cp1252.html").read_bytes()
    value = (page * (1_500_000 // len(page) + 1))[:1_500_000]
    decode_body(page)  # imports
    begun = time.process_time()
    text = decode_body(value)
    assert time.process_time() - begun < 0.1
    assert text == value.decode("cp1252")


ENCODINGS = sorted({*LABELS.values()} - {"replacement"})


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" “”’–é£")))
def test_text_in_a_declared_encoding_comes_back(encoding: str, text: str) -> None:
    value = webencodings.encode(text, encoding, "ignore")
    expected = decode(value, encoding)
    # The exceptions, each rarer the longer a text is: what is valid UTF-8 as well, or has the zeros of UTF-16.
    assume(not is_utf_8(value) or value.decode() == expected)
    assume(utf_16_without_mark(value) in ([], [encoding]))
    assume(not value.startswith((b"\xff\xfe", b"\xfe\xff")))
    assert decode_body(value, f"text/html; charset={encoding}") == expected
    if not encoding.startswith("utf-16") and encoding != "x-user-defined":
        page = f'<html><meta charset="{encoding}"><p>'
        assert decode_body(page.encode() + value) == page + expected


@given(st.binary(), st.none() | st.text() | st.sampled_from(sorted(LABELS)).map("text/html; charset={}".format))
def test_any_bytes_are_text_or_malformed(value: bytes, content_type: str | None) -> None:
    try:
        first = decode_body(value, content_type)
    except MalformedValueError:
        return
    assert first == decode_body(value, content_type)
    first.encode()


@given(st.text(), st.sampled_from(["windows-1252", "gb2312", "utf-16be", "utf-8", "x-user-defined"]))
def test_utf_8_with_few_controls_is_itself_whatever_is_declared(text: str, encoding: str) -> None:
    assume(not text.startswith("\ufeff") and file_kind(text.encode()) is None)
    assume(10 * sum(unicodedata.category(character) == "Cc" for character in text) <= len(text))
    page = f"<meta charset={encoding}>{text}"
    for body in (text, page):
        assert decode_body(body.encode()) == decode_body(body.encode(), f"text/html; charset={encoding}") == body


def test_every_label_of_the_standard_has_a_codec() -> None:
    for label, name in LABELS.items():
        encoding = encoding_of(f" {label.upper()} ")
        assert (encoding is None) == (name == "replacement"), label
        if encoding is not None:
            assert decode(b"", encoding) == ""

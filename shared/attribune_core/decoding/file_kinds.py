"""Files of other formats, recognised by their first bytes."""

from __future__ import annotations

import re

#: How files of formats that are no text begin. Where a text could begin with a format's own sign (`MZ` of a program,
#: `ID3`, `RIFF`), more than the sign is asked for.
_BEGINNINGS: tuple[tuple[str, bytes], ...] = (
    ("a PDF file", rb"%PDF-"),
    ("an RTF file", rb"\{\\rtf"),
    ("a ZIP archive (Word, OpenDocument, EPUB)", rb"PK(?:\x03\x04|\x05\x06)"),
    ("an old Office file", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("a PNG image", rb"\x89PNG\r\n\x1a\n"),
    ("a JPEG image", rb"\xff\xd8\xff"),
    ("a GIF image", rb"GIF8[79]a"),
    ("a TIFF image", rb"II\*\x00|MM\x00\*"),
    ("a WebP image", rb"RIFF....WEBP"),
    ("an icon", rb"\x00\x00\x01\x00"),
    ("an MP3 file", rb"ID3[\x02-\x04]\x00"),
    ("an MP4 or HEIF file", rb"\x00\x00\x00.ftyp"),
    ("a WAVE file", rb"RIFF....WAVE"),
    ("an AVI file", rb"RIFF....AVI "),
    ("an Ogg file", rb"OggS\x00"),
    ("a FLAC file", rb"fLaC\x00"),
    ("a Matroska or WebM file", rb"\x1a\x45\xdf\xa3"),
    ("a gzip file", rb"\x1f\x8b\x08"),
    ("a zstd file", rb"\x28\xb5\x2f\xfd"),
    ("a bzip2 file", rb"BZh[1-9]1AY&SY"),
    ("an xz file", rb"\xfd7zXZ\x00"),
    ("a 7z archive", rb"7z\xbc\xaf\x27\x1c"),
    ("a RAR archive", rb"Rar!\x1a\x07"),
    ("a tar archive", rb".{257}ustar"),
    ("a program (ELF)", rb"\x7fELF"),
    ("a program (Mach-O or Java)", rb"\xca\xfe\xba\xbe"),
    ("a program (Windows)", rb"MZ\x90\x00"),
    ("a WebAssembly module", rb"\x00asm"),
    ("a SQLite database", rb"SQLite format 3\x00"),
    ("a font", rb"wOF[F2]\x00"),
)
_PATTERNS = tuple((kind, re.compile(beginning, re.DOTALL)) for kind, beginning in _BEGINNINGS)


def file_kind(value: bytes) -> str | None:
    """Return what `value` is, such as "a PDF file", if it is a file of a format that is no text; else None."""
    return next((kind for kind, beginning in _PATTERNS if beginning.match(value)), None)

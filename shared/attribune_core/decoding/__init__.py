"""From the bytes of a record or a file to text: compression undone, the encoding found, what is no text refused.

The modules in the order in which bytes go through them: `compression`, `file_kinds`, `text`. The last asks
`declared` and `detected` for encodings, and `encodings` for the codecs.
"""

from attribune_core.decoding.compression import inflate, too_large, unknown_coding
from attribune_core.decoding.file_kinds import file_kind
from attribune_core.decoding.text import decode_body

__all__ = ["decode_body", "file_kind", "inflate", "too_large", "unknown_coding"]

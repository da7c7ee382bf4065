"""The key of a quote: the same for the same words, whatever article they stand in and however it sets them."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

#: Fewer words ("very sad day") are said by many people on many days: they have no key.
MIN_WORDS = 5
#: Bytes of the digest; it is written as twice as many hexadecimal digits. Among ten million different quotes two have
#: the same key with a probability of 3 in a million.
DIGEST_BYTES = 8

#: Apostrophes, and brackets around a letter that an editor changed: "[T]he" is "the". A soft hyphen is no letter.
_JOINING = re.compile(r"['’‘ʼ`´\u00ad\[\]]")
#: The comma in "1,000" and the full stops in "U.S." are set by some outlets and not by others; that of "3.5" says more.
_GROUPING = re.compile(r"(?<=\d),(?=\d{3}(?!\d))|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)|(?<=\.[^\W\d_])\.")
_WORD = re.compile(r"[^\W_]+")
#: Letters that do not decompose into a base letter and a diacritic.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "œ": "oe", "æ": "ae", "þ": "th"})


def quote_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a quote: without case, accents, quotation marks, ellipses and all other punctuation.

    Brackets are dropped and not what stands in them, so that "[T]he" is "the" and "[the] bill" "the bill".
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(_WORD.findall(_JOINING.sub("", _GROUPING.sub("", plain))))


def quote_key(text: str) -> str | None:
    """Return the key of a quote's text, None for one of fewer than `MIN_WORDS` words.

    It is the BLAKE2b digest, of `DIGEST_BYTES` bytes and in hexadecimal digits, of the folded words in UTF-8 with one
    space between them.
    """
    words = quote_words(text)
    if len(words) < MIN_WORDS:
        return None
    return blake2b(" ".join(words).encode(), digest_size=DIGEST_BYTES).hexdigest()

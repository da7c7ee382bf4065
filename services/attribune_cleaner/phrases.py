"""The phrases of boilerplate, as regular expressions in lower case; `boilerplate` says what is done with them.

A pattern is written over several lines for reading; `join` takes line ends and indentation out, so spaces stand only
within a line.
"""

from __future__ import annotations


def join(pattern: str) -> str:
    """Return `pattern` without its line ends and indentation."""
    return "".join(line.strip() for line in pattern.splitlines())


_NETWORK = join(r"""(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|youtube|tiktok|
    threads|bluesky|mastodon|flipboard|messenger|google news|snapchat)""")
_BUTTON = join(rf"""(?:{_NETWORK}|e-?mail|print|copy(?: link)?|link|save|share|tweet|pin it|sms|more|comments?|
    bookmark)""")
_ARTICLES = r"related (?:articles?|stor(?:y|ies)|topics?|coverage|content|links?|news|reading|posts?)"
_LISTS = join(rf"""{_ARTICLES}|recommended for you|most (?:read|popular|viewed)|trending now|
    you (?:may|might) also (?:like|be interested in)|editors?['’]s? picks?|what to read next|read next|see also|
    more on this (?:story|topic)""")
#: The text of a link behind its label: no full stop, so no sentence.
_LINK = r"\s*(?::|[|–—-]\s)\s*[^\n]{1,220}(?<![.,])"
#: "Read also" in the languages of sites that translate themselves.
_READ_ALSO = join(r"""baca juga|simak juga|(?:à )?lire aussi|lea también|lee también|leia também|leia mais|
    lesen sie auch|mehr dazu|lees ook|läs (?:också|mer)|les også|læs også|leggi anche|czytaj też|citește și|čtěte také|
    ayrıca oku(?:yun)?|читайте также|читайте також|اقرأ أيضا|اقرأ أيضًا""")

#: The whole line is one of these.
WHOLE: tuple[str, ...] = (
    # Advertisement, with the hint to scroll on.
    join(r"""(?:skip )?(?:advertise?ments?|advertising|sponsored(?: content| post)?|promoted(?: content)?|
        paid (?:post|content)|ads?|ads by google|anzeige|werbung|publicidad|publicité)
        (?:\s*[-–—:,.]?\s*(?:scroll|continue|story|article)\b.{0,50})?"""),
    join(r"""(?:story|article|content|text) continues (?:below|after)
        (?: (?:this |the )?(?:ad\w*|video|photo|gallery))?\.?"""),
    r"(?:scroll (?:down )?(?:to|for) (?:continue|more)|continue reading(?: (?:below|the main story))?)(?: .{0,40})?",
    # Links to other articles.
    r"(?:read|see|learn|view|watch|find out) more(?: here| now)?[.!:]?",
    join(rf"""(?:read|see|learn|view|watch|find out) more
        (?:{_LINK}|\s+(?:about|on|from|in|at|stories|news)\b[^.!?\"“”,]{{1,100}})"""),
    join(rf"""(?:{_LISTS}|related|also read|read also|read this(?: next)?|also in the news|don['’]t miss|
        recommended(?: reading)?|more on this|must[- ]reads?|trending|in case you missed it|watch|video|listen|
        in pictures|gallery)(?::|{_LINK})"""),
    rf"(?:{_LISTS}|more from (?:this|our) \w+|(?:top|latest) (?:stories|news|headlines)|keep reading|up next)",
    rf"(?:{_READ_ALSO})(?::|{_LINK})?",
    r"(?:click|tap|go) here (?:to|for) [^.!?\"“”]{2,120}[.!]?",
    # Sharing, following, comments.
    join(rf"""share(?: (?:this|on|via|the)(?: (?:article|story|post|page|video))?)?(?: (?:on|via|with) .{{1,60}})?|
        share {_NETWORK}"""),
    rf"{_BUTTON}(?:(?:\s*[|/,•·:()\d-]+\s*|\s+){_BUTTON})+|print|copy link|tweet|pin it|email",
    join(rf"""(?:and )?(?:follow|like|find|join|add|connect with) (?:us|me|our\b[^.,]{{1,40}})\b[^.,]{{0,40}}\ on
        \ {_NETWORK}\b.{{0,90}}"""),
    rf"follow\s[^\"“”.]{{1,140}} on {_NETWORK}\b[^.]{{0,20}}(?:@|https?:).{{0,90}}",
    r"follow (?:us|@\w+|the author)\b.{0,80}",
    join(r"""(?:\d+ )?(?:view |show |leave a |post a |add a |read |see all )?comments?(?: \(?\d+\)?)?
        (?: are closed\.?)?|join the conversation"""),
    # Rights.
    r"(?:©|\(c\)|c\)|copyright\s*(?:©|\(c\)|\d{4}\b)).{0,300}",
    r"(?:copyright\b.{0,120})?all rights reserved\.?.{0,200}",
    r"(?:this )?(?:material|content|article) may not be (?:published|reproduced|copied).{0,200}",
    # What the page says of itself.
    join(r"""\d{1,2}[- ]min(?:ute)?s? read|(?:reading|listening) time:?.{0,20}|
        listen to this (?:article|story).{0,40}|loading(?: \w+)?"""),
    join(r"""this (?:article|story|post|report) (?:has been|was|is) (?:last )?updated
        (?: (?:at|on|with|to) [^\"“”]{1,120})?\.?"""),
    join(r"""(?:this (?:article|story|post) (?:was|is) )?(?:originally|first) (?:published|appeared)
        (?: (?:on|in|at|by) [^\"“”]{1,120})"""),
    join(r"""our standards: .{1,80}|(?:we|this (?:site|website)) uses? cookies.{0,250}|back to top|
        skip to (?:main )?content"""),
    r"-?\s?30\s?-?|ends?/?|\(ends\)|end of (?:article|story)",
)

#: A plea to the reader begins like this …
PLEA = join(r"""(?:please )?(?:sign[- ]?up|subscribe|register|join (?:us|our|the)|
    get (?:the|our|all|your|more|breaking|unlimited|this)|enjoying|want (?:more|the)|never miss|
    stay (?:informed|up to date|on top|in the know)|download|support (?:our|independent|us)|become a|start your|
    already a|to continue reading|try|have a (?:news )?(?:tip|story)|do you have|send (?:us|your)|contact us|log ?in|
    our journalism|your support|create (?:a|an|your))\b""")
#: … and is about something of the site's own.
SITE = join(r"""newsletter|inbox|e-?mail\b|\balerts?\b|subscri(?:ber|ption)|\bpodcast\b|free trial|\baccount\b|
    our (?:app|podcast|channel|journalism|website|site|daily|weekly|free|morning)|
    \bmember(?:ship)?\b.*\b(?:today|now)\b|for (?:just )?[$£€]\d|a (?:week|month)\b.*[$£€]|
    [$£€]\d[\d.]* (?:a|per) (?:week|month)|whatsapp channel|\btips?@|app store|google play""")

_AGENCY = r"(?:ap|afp|reuters|getty|epa|shutterstock|alamy|bloomberg)(?: photos?| images?)?"
#: A credit of picture, reporters or editors: the groups are names alone.
CREDITS: tuple[str, ...] = (
    join(r"""(?:(?:file|stock|main|cover|lead|top|header)\s)?
        (?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|video)(?:\s*credits?)?
        \s*(?::|\bby\b|\bcourtesy(?: of)?\b|via)\s*(.{1,140})"""),
    r"credits?\s*:\s*(.{1,140})",
    rf"({_AGENCY})\s?/\s?(.{{1,80}})",
    rf"(.{{1,80}})\s?/\s?({_AGENCY}(?: via .{{1,30}})?)",
    join(r"""(?:(?:additional|further) )?
        (?:reporting|writing|editing|compiled|edited|translated|translation|research) by (.{1,280})"""),
    rf"follow (.{{1,80}}) on {_NETWORK}",
    r"with (?:additional )?reporting (?:by|from) (.{1,200})",
    join(r"""(.{1,220}?) (?:also )?contributed (?:to (?:this|the) (?:report|story|article)|reporting)
        (?: from (.{1,60}))?\.?"""),
)

"""The phrases of boilerplate, as regular expressions in lower case; `boilerplate` says what is done with them.

A pattern is written over several lines for reading; `join` takes line ends and indentation out, so spaces stand only
within a line.
"""

from __future__ import annotations


def join(pattern: str) -> str:
    """Return `pattern` without its line ends and indentation."""
    return "".join(line.strip() for line in pattern.splitlines())


#: "3 hours ago": no date, but nothing of the article's own either.
AGO = join(r"""(?:(?:about |over )?(?:\d{1,3}|an?|one|two|three) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month)s?
    \ ago|\d{1,3}[smhd] ago|just now|today|yesterday|moments ago)(?:,? at \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?""")
#: A date as corrections name it; `dates` reads dates for good.
DAY = r"(?:\w+ )?(?:\w+\.? \d{1,2}|\d{1,2} \w+)(?:,? \d{4})?"
_NETWORK = join(r"""(?:facebook|twitter|x|instagram|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|youtube|tiktok|
    threads|bluesky|mastodon|flipboard|messenger|google news|snapchat)""")
_BUTTON = join(rf"""(?:{_NETWORK}|e-?mail|print|copy(?: link)?|link|save|share|tweet|pin it|sms|more|comments?|
    bookmark)""")
_ARTICLES = r"related (?:articles?|stor(?:y|ies)|topics?|coverage|content|links?|news|reading|posts?)"
_LISTS = join(rf"""{_ARTICLES}|recommended for you|most (?:read|popular|viewed)|trending now|
    you (?:may|might) also (?:like|be interested in)|editors?['’]s? picks?|what to read next|read next|see also|
    more on this (?:story|topic)|(?:more|full|complete|further|our) coverage|more (?:stories|news|headlines|reading)|
    further reading|from (?:the|our) archives?|live updates""")
#: The text of a link behind its label: no full stop, so no sentence.
_LINK = r"\s*(?::|[|–—-]\s)\s*[^\n]{1,220}(?<![.,])"
#: The end of a label before a note, with a date or the like in brackets.
_LABEL_END = r"(?:\s?\([^)]{1,40}\))?(?:\s?[:—]|\s[–-](?=\s))\s?+"
#: Ways to reach somebody: an address of mail, a handle, a telephone number.
_REACH = r"(?:[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w|\+?\(?\d[\d ().-]{6,})"
_PIECE = r"(?:article|story|post|piece|interview|column|obituary|page|review|live ?blog|headline)"
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
        recommended(?: reading)?|more on this|must[- ]reads?|trending|in case you missed it|watch(?: live| now)?|
        video|listen|in pictures|gallery)(?::|{_LINK})"""),
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
    r"follow @\w+\b.{0,80}",
    r"follow (?:us|the author)(?:(?: (?:on|at|via|for)\b|\s?[:|–—-]\s).{0,80}|[.!])?",
    join(r"""(?:\d+ )?(?:view |show |leave a |post a |add a |read |see all )?comments?(?: \(?\d+\)?)?
        (?: are closed\.?)?|join the conversation"""),
    # Rights.
    r"(?:©|\(c\)|c\)|copyright\s*(?:©|\(c\)|\d{4}\b)).{0,300}",
    r"(?:copyright\b.{0,120})?all rights reserved\.?.{0,200}",
    r"(?:this )?(?:material|content|article) may not be (?:published|reproduced|copied).{0,200}",
    # What the page says of itself.
    join(r"""(?:about )?\d{1,2}[- ]min(?:ute)?s?[- ](?:read|listen|watch)|
        (?:(?:estimated )?(?:read(?:ing)?|listen(?:ing)?) time|time to read)\s?:?\s?(?:about )?\d.{0,15}|
        (?:listen to article|(?:play |listen to )this (?:article|story|audio))
        (?:\s?(?:[:|·•(–—-]|in|now)\s?.{0,40})?\.?|
        listen\s?[|·•(–—-]\s?\d{1,2}(?::\d\d| min(?:ute)?s?)\)?|loading(?: \w+)?"""),
    rf"(?:first |last )?(?:published|posted|updated|modified)\s?:? {AGO}\.?",
    r"(?:image|picture|photo|media|video|figure|graphic) caption\s?[,:].{1,240}",
    join(r"""this (?:article|story|post|report) (?:has been|was|is) (?:last )?updated
        (?: (?:at|on|with|to) [^\"“”]{1,120})?\.?"""),
    join(r"""(?:this (?:article|story|post) (?:was|is) )?(?:originally|first) (?:published|appeared)
        (?: (?:on|in|at|by) [^\"“”]{1,120})"""),
    r"our standards: .{1,80}|back to (?:the )?(?:top|home ?page)|skip to (?:main )?content",
    r"notes? (?:to|for) (?:editors?|readers)|have your say[.!]?",
    join(r"""(?:continued|continues) (?:on|from) page [a-z]?\d{1,3}|(?:see|turn to) (?:also )?pages? [a-z]?\d{1,3}"""),
    # Cookies, forms, privacy.
    join(r"""(?:we|we and our partners|our (?:web ?)?sites?|this (?:web ?)?(?:site|page)) uses? cookies\b
        (?:.{0,250}\b(?:web ?sites?|site|browser|browsing|experience|consent|privacy|policy|preferences|analytics|
        analyse|analyze|content|ads|advertising)\b.{0,120}|[.!])?"""),
    join(r"""by (?=.*\b(?:terms|policy|privacy|cookies|newsletters?|e-?mails?|(?:web)?site)\b)
        (?:continuing|using|browsing|clicking|signing up|subscribing|submitting|registering|entering|
        providing)\b.{0,160},? you (?:agree|accept|consent|confirm|acknowledge)\b.{0,160}"""),
    join(r"""(?:accept|reject|allow|decline|manage)(?: all| my| your)? (?:cookies?|preferences|choices)(?: settings)?|
        (?:accept|reject|allow) all|we value your privacy"""),
    join(r"""(?:please )?(?:enter|type) (?:your|an|a valid) e-?mail(?: address)?[^.]{0,60}\.?|
        (?:your )?e-?mail address|you can unsubscribe (?:at any time|anytime|any time)\.?|
        unsubscribe (?:at any time|anytime)?\.?|thank(?:s| you) for (?:subscribing|signing up|registering).{0,80}|
        this (?:site|form) is protected by recaptcha.{0,200}"""),
    join(r"""(?:please )?(?:enable|turn on) javascript\b.{0,100}|javascript is (?:disabled|required).{0,100}|
        your browser does not support .{1,80}"""),
    # Corrections and notes by the editors, whatever they quote.
    join(rf"""an? (?:earlier|previous|original|prior) version of this {_PIECE}\b.{{0,60}}?
        \ (?:said|stated|gave|contained|included|omitted|referred|identified|described|attributed|listed|reported|
        incorrectly|wrongly|inaccurately|mistakenly|erroneously|mis\w+ed|misspelt)\b.{{1,340}}"""),
    rf"editors?['’]?s?['’]? notes?{_LABEL_END}(?![\"“«'‘]).{{1,400}}",
    r"-?\s?30\s?-?|ends?/?|\(ends\)|end of (?:article|story)",
)

#: A plea to the reader begins like this …
PLEA = join(r"""(?:please )?(?:sign[- ]?up|subscribe|register|join (?:us|our|the)|have your say|
    tell us (?:what you think|your (?:views?|story|stories|thoughts))|let us know|share your|
    got a (?:news )?(?:tip|story)|write to (?:us|the editor)|e-?mail (?:us|your|our|the)|
    get (?:the|our|all|your|more|breaking|unlimited|this)|enjoying|want (?:more|the)|never miss|
    stay (?:informed|up to date|on top|in the know)|download|support (?:our|independent|local|quality|us)|
    become a|start your|already a|to continue reading|try|have a (?:news )?(?:tip|story)|
    do you have (?:an? |any )?(?:\w+ )?(?:tips?|story|stories|questions?|information|news)|
    send (?:us|your)|contact us|log ?in|our journalism|your support|create (?:a|an|your))\b""")
#: … and is about something of the site's own.
SITE = join(r"""newsletter|inbox|e-?mail\b|\balerts?\b|subscri(?:ber|ption)|\bpodcast\b|free trial|\baccount\b|
    our (?:app|podcast|channel|journalism|website|site|daily|weekly|free|morning)|
    (?:independent|local|quality) (?:journalism|news)|[\w.+-]+@[\w-]+\.\w|comments? (?:section )?below|
    \bmember(?:ship)?\b.*\b(?:today|now)\b|for (?:just )?[$£€]\d|a (?:week|month)\b.*[$£€]|
    [$£€]\d[\d.]* (?:a|per) (?:week|month)|whatsapp channel|\btips?@|app store|google play""")

#: Contact lines: a way to reach the writer stands in them, and no report of speech.
CONTACT = join(rf"""(?:please )?(?:contact|e-?mail|reach|write to|get in touch with|message|call)
    \ (?:the|this|our) (?:writers?|authors?|reporters?|journalists?|correspondents?|news ?room|news ?desk|editors?)\b
    (?=.*{_REACH}).{{0,140}}""")

#: Lines that count as boilerplate only at the edges of an article, before or after all of its own paragraphs.
EDGE: tuple[str, ...] = (
    join(rf"""(?:this|the) {_PIECE} (?:was|has been) (?:last )?(?:amended|corrected|edited|revised|changed|modified)
        \ (?:on {DAY}|at \d{{1,2}}[:.]\d\d)
        (?:(?:[.;:]|\ (?:at|to|because|after|following|as|since|with)\b).{{0,400}})?"""),
    rf"(?:corrections?|clarifications?|correction and clarification){_LABEL_END}.{{1,400}}",
    r"(?:tags|topics|filed under|filed in|categor(?:y|ies)|keywords|in this (?:article|story))\s?:\s?[^.]{1,200}",
    # A pointer to another page of the paper or the site.
    r"[^.!?:,\"“”]{4,60}:\s(?:see |turn to )?pages? [a-z]?\d{1,3}(?:\s?(?:[-–,&]|and)\s?[a-z]?\d{1,3})*",
    join(r"""[^.!?:\"“”]{4,60}:\s(?:see|visit|go to) (?:our|the|https?:|www\.)[^.!?,\"“”]{0,60}
        (?:page|site|website|section|story)"""),
    rf"{_BUTTON}|feed|rss(?: feed)?|subscribe|tags|topics|menu|search|close|like|reply|newsletters?|(?:log|sign) in",
    join(r"""(?:cookies?|privacy) (?:policy|notice|settings|preferences|statement)|
        terms (?:of (?:use|service)|and conditions|& conditions)"""),
)
#: The same, where the group is nothing but names.
EDGE_CREDITS: tuple[str, ...] = (r"copyright(?: by| of)?\s?:? (.{2,80}?)(?:,? \d{4})?\.?",)


#: What a line at the end says of the writer (behind the name), and of the paper (behind its).
WRITER = join(r"""(?:,? \d\d)?,? (?:is|was|covers|writes|reports|can be|has (?:been|covered|written|worked|reported)|
    joined|contributed|on (?:twitter|x|bluesky))\b[^\"“”«»]{1,250}""")
PAPER = join(r"""is (?:(?:printed|published|edited|delivered)|(?:part of|an? )[^\"“”«».]{0,60}\b(?:newspaper|newsroom|
    news (?:site|service|organi[sz]ation|outlet)|magazine|publication|media group))\b[^\"“”«»]{0,200}""")

_AGENCY_SUFFIX = r"(?: (?:photos?|images?|wire|media|stock photo|agency|archive))"
_AGENCY = join(rf"""(?:epa-efe|ap|afp|reuters|getty|epa|pa|shutterstock|alamy|bloomberg|istock(?:photo)?|unsplash|imago|
    picture alliance|nurphoto|anadolu|xinhua|zuma(?: press)?|dpa){_AGENCY_SUFFIX}*""")
#: Alone on a line these are credits; Bloomberg may be a heading.
_CREDITED = rf"{_AGENCY}(?:{_AGENCY_SUFFIX})|ap|afp|reuters|epa(?:-efe)?|shutterstock|alamy|getty"
#: A credit of picture, reporters or editors: the groups are names alone.
CREDITS: tuple[str, ...] = (
    join(r"""(?:(?:file|stock|main|cover|lead|top|header)\s)?
        (?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|video)(?:\s*credits?)?
        \s*(?::|\.{2,3}|…|©|\bby\b|\bcourtesy(?: of)?\b|via)\s*(.{1,140})"""),
    r"(?:image|picture|photo) (?:source|copyright)\s?[,:]?\s(.{1,140})",
    # The same label in the languages of sites that translate themselves.
    join(r"""(?:fotos?|fotografías?|fotografia|fotografie|bild(?:er)?|bildnachweis|imagen|imagem|
        crédit(?:s)? photo|photo d['’]illustration|zdjęcie|fot\.|kuva|фото|صورة|foto(?:graf|credit))
        \s*:\s*(.{1,140})"""),
    r"credits?\s*(?::|\.{2,3}|…|©)\s*(.{1,140})",
    # A caption that its label and the credit in brackets at its end give away; the bracket is stripped as decoration.
    r"(?:photo|image|picture|foto)\s?:\s[^\"“”]{1,220}[\[(](?:(?:photo|image|picture|credit)s?(?::| by) )?(.{1,80})",
    rf"({_AGENCY})\s?/\s?(.{{1,80}})",
    rf"(.{{1,80}})\s?/\s?({_AGENCY}(?: via .{{1,30}})?)",
    rf"(.{{1,80}}) via ({_AGENCY})",
    rf"({_CREDITED})",
    join(r"""(?:(?:additional|further) )?
        (?:reporting|writing|editing|compiled|edited|translated|translation|research) by (.{1,280})"""),
    rf"follow (.{{1,80}}) on {_NETWORK}(?:(?:,| and|, and| &) {_NETWORK})*[.!]?",
    r"with (?:additional )?reporting (?:by|from) (.{1,200})",
    join(r"""(.{1,220}?) (?:also )?contributed (?:to (?:this|the) (?:report|story|article)|reporting)
        (?: from (.{1,60}))?\.?"""),
)

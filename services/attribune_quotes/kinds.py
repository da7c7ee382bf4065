"""What a cue reports: words said, words written, a thought or an intention; and which cues deny.

Word lists of our own, by lemma. Whether a word reports at all is the lexicon's business; a word that is in no list
reports speech, unless its construction says otherwise: an infinitive after a noun or an adjective is an intention.
"""

from __future__ import annotations

from attribune_core.events import CueKind
from attribune_quotes.wordlist import words

WRITING = words(
    """
    write tweet retweet post blog email e-mail text publish pen editorialize print read scrawl type sign fax caption
    editorial letter memo op-ed email book blog memoir report article column
    """
)

THOUGHT = words(
    """
    think believe feel know doubt suspect assume expect fear worry consider see view regard deem understand realize
    realise recognize recognise imagine guess reckon judge estimate figure remember forget conclude agree disagree
    presume suppose find like love hate dislike enjoy prefer admire respect appreciate regret resent trust distrust
    mistrust care mind wonder anticipate envision envisage foresee perceive sense learn discover notice hear interpret
    conceive ponder contemplate dread loathe despise detest abhor favor favour support oppose value identify rate
    weigh reflect rethink reconsider misunderstand accept dismayed convinced confident sure certain afraid worried
    concerned aware skeptical sceptical optimistic pessimistic hopeful glad happy angry upset proud sorry grateful
    surprised shocked frustrated disappointed interested curious comfortable uncomfortable nervous anxious unsure
    unaware doubtful wary excited thrilled pleased satisfied outraged furious belief thought fear concern doubt
    feeling opinion view idea notion assumption expectation impression suspicion worry confidence conviction
    understanding sense knowledge perception hatred love frustration anger anxiety skepticism fond tired unhappy
    """
)

INTENTION = words(
    """
    plan intend want hope aim vow promise pledge swear seek decide choose mean wish desire resolve determine prepare
    look try attempt strive endeavor endeavour threaten refuse decline propose offer volunteer commit undertake
    aspire long yearn plot scheme opt elect hesitate agree_to expect_to willing ready eager determined unwilling
    reluctant keen committed prepared poised likely intention plan promise pledge vow goal desire wish aim effort
    commitment decision determination willingness threat hope ambition refusal resolve proposal bid
    """
)

#: Cues that say that their content is not so, or that somebody would not have it so.
DENIALS = words("deny refute rebut dispute disavow disclaim denial disbelieve")


def kind_of(lemma: str, construction: str) -> CueKind:
    """The kind of a cue by its lemma and construction."""
    if lemma in ("agree", "expect") and construction == "to":
        return "intention"
    if lemma in INTENTION:
        return "intention"
    if lemma in THOUGHT:
        return "thought"
    if lemma in WRITING and not construction.startswith("n:"):
        return "writing"
    if construction in ("n:to", "a:to"):
        return "intention"
    return "thought" if construction.startswith("a:") else "speech"

"""Transcripts and interviews as they are printed, as plain text and as pages: each turn is its speaker's."""

from __future__ import annotations

import pytest

from attribune import enrich
from attribune_core.events import EnrichedArticle

#: Each input, with the words that are said and who says them; None for nobody whom the text names.
TRANSCRIPTS = {
    "constituency in brackets": (
        "Debate on the harbour bill, 3 March 2026\n\n"
        "SEN. NORA QUILL (D-Ohio): I thank the committee. Who will pay for the pier?\n\n"
        "SEN. ABEL TROST (R-Iowa): I will tell you who pays. The fishermen do.\n\n"
        "QUILL: You have not answered me.\n\n"
        "TROST: I have answered you twice.\n",
        {
            "Who will pay": "Nora Quill",
            "The fishermen do": "Abel Trost",
            "not answered": "Nora Quill",
            "twice": "Abel Trost",
        },
    ),
    "office before the name in brackets": (
        "Oral answers\n\n"
        "Ada Moreno (Northvale) (Lab): When will the minister tell us what the bridge costs?\n\n"
        "The Minister for Roads (Piers Hallam): I told the House last week. It costs what it costs.\n\n"
        "Ada Moreno: You told us nothing.\n\n"
        "Piers Hallam: I told you all that I know.\n",
        {
            "bridge costs": "Ada Moreno",
            "costs what it": "Piers Hallam",
            "told us nothing": "Ada Moreno",
            "all that I know": "Piers Hallam",
        },
    ),
    "the right honourable": (
        "Rt Hon. Jane Ashdown (Northvale) (Lab): Will my right hon. friend meet me?\n\n"
        "Sir Colin Petrie (Westmarsh) (Con): I will meet her on Monday.\n\n"
        "Rt Hon. Jane Ashdown: I shall bring my own tea.\n",
        {"meet me": "Jane Ashdown", "on Monday": "Colin Petrie", "own tea": "Jane Ashdown"},
    ),
    "a chair without a name": (
        "Minutes of the water board\n\n"
        "The Chair: Do we have a quorum?\n\n"
        "Ingrid Solberg: I count seven of us.\n\n"
        "The Chair: Then let us begin.\n\n"
        "Ingrid Solberg: I move that we close the dam.\n",
        {"a quorum": None, "count seven": "Ingrid Solberg", "let us begin": None, "close the dam": "Ingrid Solberg"},
    ),
    "timestamps in brackets": (
        "Press conference of the port authority\n\n"
        "[00:00:04] Director Katya Brandl: Thank you all for coming. The lock will open in June.\n"
        "[00:00:19] Reporter: Will there be a toll?\n"
        "[00:00:22] Director Katya Brandl: You will pay no toll this year.\n"
        "[00:00:40] Reporter: Thank you.\n",
        {"lock will open": "Katya Brandl", "be a toll": None, "pay no toll": "Katya Brandl"},
    ),
    "times without brackets": (
        "10:02 Mara Lindqvist: Can you hear me?\n\n"
        "10:03 Theo Banks: I can hear you, and so can my neighbours.\n\n"
        "10:05 Mara Lindqvist: Then I will begin with the budget.\n",
        {"hear me": "Mara Lindqvist", "my neighbours": "Theo Banks", "with the budget": "Mara Lindqvist"},
    ),
    "through an interpreter": (
        "The trial of the captain Pavel Orlik opened in Trieste.\n\n"
        "JUDGE: Were you on the bridge at nine?\n\n"
        "ORLIK [through interpreter]: I was in my cabin.\n\n"
        "JUDGE: Who was on the bridge?\n\n"
        "ORLIK [through interpreter]: I do not know.\n",
        {"bridge at nine": None, "in my cabin": "Pavel Orlik", "was on the bridge": None, "do not know": "Pavel Orlik"},
    ),
    "initials after the names": (
        "Hanna Roth spoke with Oscar Pell about his new film.\n\n"
        "HR: Why did you film in winter?\n\n"
        "OP: I like the light, and my crew likes the pay.\n\n"
        "HR: Were you cold?\n\n"
        "OP: I was never warm.\n",
        {
            "film in winter": "Hanna Roth",
            "like the light": "Oscar Pell",
            "you cold": "Hanna Roth",
            "never warm": "Oscar Pell",
        },
    ),
    "somebody who is never identified": (
        "IRIS CALDWELL, HOST: Our reporter Sam Ortega is at the gate. Sam, what do you see?\n\n"
        "SAM ORTEGA, CORRESPONDENT: I see nobody, Iris. But listen to what a driver told me.\n\n"
        "(BEGIN VIDEO CLIP)\n\n"
        "UNIDENTIFIED FEMALE: We want our money.\n\n"
        "(END VIDEO CLIP)\n\n"
        "CALDWELL: Will you stay there?\n\n"
        "ORTEGA: I will.\n",
        {
            "is at the gate": "IRIS CALDWELL",
            "see nobody": "SAM ORTEGA",
            "want our money": None,
            "stay there": "IRIS CALDWELL",
        },
    ),
    "questions without a name": (
        "The goalkeeper Lotte Haas met the press on Sunday.\n\n"
        "Q: How is the knee?\n\n"
        "HAAS: I walk on it, and it holds me.\n\n"
        "Q: Will you play on Saturday?\n\n"
        "HAAS: I will ask my doctor and then I will play.\n\n"
        "Q: And the captaincy?\n\n"
        "HAAS: You must ask the coach.\n",
        {"walk on it": "Lotte Haas", "then I will play": "Lotte Haas", "ask the coach": "Lotte Haas"},
    ),
}

INTERVIEWS = {
    "a potter": (
        "The potter Adele Nwankwo",
        [
            ("Why make a cup without a handle?", ["I burned my hand once and I wanted company."]),
            ("What did the jury say?", ["One of them said it was rude. I had that printed on a mug."]),
            ("And what is next?", ["A chair. You will be able to sit on it, I promise."]),
        ],
    ),
    "a diver": (
        "The diver Ruben Castell",
        [
            ("How deep did you go?", ["I stopped counting at ninety.", "My brother counted for me."]),
            ("Were you afraid?", ["I was afraid of the bill for the air."]),
            ("Will you go again?", ["I go again on Tuesday."]),
        ],
    ),
    "a mayor": (
        "The mayor of Fennick, Sylvia Ostrand,",
        [
            ("You have been mayor for ten years. Are you tired?", ["I sleep well. The town does not."]),
            ("What will you do about the bridge?", ["We will paint it. I have chosen the colour."]),
            ("Which one?", ["I will not tell you."]),
        ],
    ),
    "a beekeeper": (
        "The beekeeper Tomas Rehn",
        [
            ("How many hives are there now?", ["I had forty in the spring.", "Eleven are left, and I count them."]),
            ("What happened?", ["Nobody can tell me. My guess is the rain."]),
            ("Do you have hope?", ["I have queens. That is better."]),
        ],
    ),
    "a conductor": (
        "The conductor Mirela Stanciu",
        [
            ("Do you ever listen to other orchestras?", ["I do, in my car, with the windows shut."]),
            ("Which is the best?", ["Mine. I am paid to say so."]),
            ("Does the hall suit you?", ["It suits the pigeons. We play around them."]),
        ],
    ),
}  # fmt: skip
PLAIN = {
    name: f"{who} won the Harrow Prize last month. We met in Leeds.\n\n"
    + "\n\n".join("\n\n".join([question, *answers]) for question, answers in turns)
    + "\n"
    for name, (who, turns) in INTERVIEWS.items()
}


def page(who: str, turns: list[tuple[str, list[str]]], tag: str) -> str:
    """Return the page of an interview whose questions stand in `tag`."""
    shown = {"strong": "<p><strong>{}</strong></p>", "b": "<p><b>{}</b></p>", "h3": "<h3>{}</h3>"}[tag]
    body = "\n".join(
        shown.format(question) + "".join(f"<p>{answer}</p>" for answer in answers) for question, answers in turns
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ten minutes | The Kiln</title></head><body>'
        f"<article><h1>Ten minutes</h1><p>{who} won the Harrow Prize last month. We met in Leeds.</p>\n{body}"
        "</article></body></html>"
    )


def transcript_page(text: str) -> str:
    """Return the page of a transcript, each label in bold."""
    lines = [line for line in text.split("\n") if line]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What was said</title></head><body><article>'
        + "".join(f"<p>{line}</p>" for line in lines)
        + "</article></body></html>"
    )


def speaker_of(event: EnrichedArticle, words: str) -> str | None:
    """Return the name of who says `words`; None if it is nobody whom the text names. Fails if nobody says them."""
    quote = next((one for one in event.quotes if words in one.text), None)
    assert quote is not None, (words, [one.text for one in event.quotes])
    speaker = quote.speaker
    named = {one.id for one in event.entities if one.named}
    return speaker.name if speaker is not None and speaker.entity in named else None


@pytest.mark.parametrize("name", TRANSCRIPTS)
@pytest.mark.parametrize("form", ["text", "page"])
def test_each_turn_of_a_transcript_is_its_speakers(name: str, form: str) -> None:
    text, said = TRANSCRIPTS[name]
    event = enrich(text if form == "text" else transcript_page(text))
    assert {words: (speaker_of(event, words) or "").lower() for words in said} == {
        words: (who or "").lower() for words, who in said.items()
    }


@pytest.mark.parametrize("name", INTERVIEWS)
@pytest.mark.parametrize("form", ["text", "strong", "b"])
def test_each_answer_of_an_interview_is_a_quote_of_who_is_interviewed(name: str, form: str) -> None:
    who, turns = INTERVIEWS[name]
    event = enrich(PLAIN[name] if form == "text" else page(who, turns, form))
    wanted = who.removesuffix(",")
    for question, answers in turns:
        assert all(question not in one.text for one in event.quotes)
        for answer in answers:
            found = speaker_of(event, answer)
            assert found is not None, answer
            assert wanted.endswith(found), (answer, found)


def test_a_question_may_be_a_heading() -> None:
    who, turns = INTERVIEWS["a potter"]
    event = enrich(page(who, turns, "h3"))
    assert [speaker_of(event, answers[0]) for _, answers in turns] == ["Adele Nwankwo"] * 3


def test_an_answer_of_two_paragraphs_is_one_quote_of_two_spans() -> None:
    who, turns = INTERVIEWS["a diver"]
    event = enrich(page(who, turns, "strong"))
    quote = next(one for one in event.quotes if "ninety" in one.text)
    assert [event.text[start:end] for start, end in quote.spans] == turns[0][1]
    assert quote.type == "indirect"


def test_answers_to_what_readers_ask_are_nobodys() -> None:
    turns = [
        ("Who can vote?", ["Everybody over eighteen can vote in the election."]),
        ("What do voters need?", ["Voters need a card with a photograph."]),
        ("When do the polls close?", ["The polls close at ten in the evening."]),
    ]
    event = enrich(page("Mayor Sylvia Ostrand", turns, "strong"))
    assert [
        one.text for one in event.quotes if any(answer in one.text for _, answers in turns for answer in answers)
    ] == []


def test_a_post_is_a_quote_of_who_signs_it() -> None:
    post = "I sang every note and slept in no bed. Thank you, Leeds."
    event = enrich(
        '<!doctype html><html lang="en"><head><title>A singer leaves</title></head><body><article>'
        "<h1>A singer leaves</h1><p>The Salt Wagons are looking for a singer after Odile Brandt left on Monday.</p>"
        f'<blockquote class="twitter-tweet"><p>{post}</p>'
        "&mdash; Odile Brandt (@odilesings) February 3, 2026</blockquote>"
        "<p>Brandt wrote later that she would take a holiday by the sea.</p></article></body></html>"
    )
    assert speaker_of(event, post) == "Odile Brandt"
    assert all("@odilesings" not in one.text for one in event.quotes)

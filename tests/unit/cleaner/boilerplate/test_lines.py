"""Boilerplate goes, prose stays."""

from __future__ import annotations

import pytest

from attribune_cleaner.boilerplate.lines import boilerplate_in, is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Story continues below advertisement",
        "Article continues after this ad",
        "Read more",
        "READ MORE:",
        "Read more: Why the county's bridges are crumbling",
        "Read More | “Enough,” says the mayor",
        "Read more about the bridge closure",
        "Related: The line that time forgot",
        "Related articles",
        "See also: Ten bridges to avoid",
        "WATCH: The moment the bridge was closed",
        "Baca juga: Harga beras naik lagi",
        "Lire aussi : Le pont fermé",
        "Most read",
        "Click here to see the pictures.",
        "Sign up for our morning newsletter",
        "Subscribe now for $1 a week",
        "Subscribe to our newsletter to get the best of the week. You can unsubscribe at any time.",
        "Get the latest headlines delivered to your inbox.",
        "Our journalism is free. Support us from £3 a month",
        "Download our app from the App Store or Google Play.",
        "Share this article",
        "Share on Facebook",
        "Facebook | Twitter | WhatsApp | Email",
        "Facebook Twitter Email Print",
        "Follow us on Instagram",
        "Follow Pam Key on Twitter @pamkeyNEN",
        "Like us on Facebook",
        "Leave a comment",
        "12 comments",
        "© 2025 Tri-County Courier. All rights reserved.",
        "(c) 2025 Tri-County Courier",
        "Copyright 2025 Prairie Sentinel",
        "Copyright The Associated Press. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Photo: Dale Fenner / Tri-County Courier",
        "Photo by Gareth Pym",
        "Photo credit: Jane Doe",
        "Image courtesy of NASA",
        "Credit: Jane Doe for The Courier",
        "AP Photo/Jane Doe",
        "Bloomberg/Getty Images",
        "(Reporting by Livia Castellan; editing by Tom Brandreth)",
        "Additional reporting by Rita Cole in Paris and John Roe in Berlin; Editing by Max Moe",
        "Jane Doe contributed to this report.",
        "AP writers Jane Doe in Paris and John Roe contributed to this report.",
        "With reporting by Jane Doe",
        "Translated by Karim Traboulsi.",
        "Foto: Jens Uhlig",
        "Bild: Jens Uhlig/dpa",
        "Crédit photo : Jeanne Dupont",
        "Picture: Getty Images",
        "Photo © Jane Doe",
        "Credit...Jane Doe for The Courier",
        "Foto: picture alliance/dpa",
        "Photo: The bridge at dawn. (Jane Doe/Courier)",
        "Watch live: The vote",
        "Support quality journalism. Become a member.",
        "Photo: supplied",
        "Image: AP/Jane Doe",
        "Image source, Getty Images",
        "Image caption, The bridge a day after the storm",
        "Getty Images",
        "AFP via Getty Images",
        "Jane Doe via Getty Images",
        "REUTERS/Jane Doe",
        "Reuters",
        "PA Media",
        "Contact the writer at jdoe@courier.example",
        "Email the author: @janedoe",
        "MORE COVERAGE: Who owns a drop?",
        "Full coverage: The bridge and the river",
        "EDITOR'S NOTE: photos are available on the wire",
        "Editor’s note (4 March): This story contains descriptions of violence.",
        "(Editors’ note: The name of the witness has been changed.)",
        "An earlier version of this article misstated the length of the bridge.",
        "A previous version of this story incorrectly said that the bridge had three arches.",
        "Have your say",
        "Have your say: email letters@courier.example",
        "Have your say in the comments section below.",
        "Tell us what you think: letters@courier.example",
        "Follow us on Facebook and X",
        "Follow The Courier on Facebook, Instagram and X.",
        "Follow us: @thecourier",
        "Support our journalism",
        "Support local journalism. Subscribe today.",
        "Listen to this article · 5 min",
        "Reading time: 5 minutes",
        "3-minute read",
        "Updated 3 hours ago",
        "Continued on page A4",
        "This website uses cookies to improve your experience.",
        "We use cookies.",
        "By continuing to use our site, you agree to our terms of use.",
        "By signing up, you agree to receive our newsletter.",
        "Accept all cookies",
        "Enter your email address",
        "You can unsubscribe at any time.",
        "Please enable JavaScript to view this page.",
        "5 min read",
        "Listen to this story",
        "This story has been updated.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "We use cookies to make this site work.",
        "* * *",
        "-----",
        "###",
        "-30-",
        "ENDS",
    ],
)
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        '"Read more books," she said.',
        "Read more books, she told the children.",
        "Read more about it in the files, the judge urged.",
        "Advertisement revenue fell by a third.",
        "Advertising is dead, he said.",
        "Share this burden, the bishop asked of his flock.",
        "Shares fell on Monday.",
        "Sign up for the draft, the mayor urged.",
        "Sign up now, he said, and get our newsletter.",
        "Subscribe to his view or not, the bridge is closed.",
        "Get the children out, she shouted.",
        "Follow the money, the prosecutor said on Twitter.",
        "Follow the river to the old mill and turn left.",
        "Copyright law is a mess.",
        "Copyright was never the issue, she said.",
        "Photos by the hundreds were destroyed in the fire.",
        "Photos showed the bridge in flames.",
        "Image is everything, the senator said.",
        "Video of the arrest was shown to the jury.",
        "Reporting by the Times found that officials had lied.",
        "Editing by hand takes too long.",
        "The rain contributed to the accident.",
        "He contributed reporting skills the paper lacked.",
        "Related companies paid no tax.",
        "Comments were few.",
        "Comments by the minister angered Paris.",
        "Watch the birds.",
        "Watch: it ticks, he said.",
        "Listen to me.",
        "The end.",
        "Loading the ship took nine hours.",
        "Try the soup, says the menu.",
        "Join us or die.",
        "More from the war",
        "“Advertisement”",
        "Foto: Yes.",
        "Foto: Never!",
        "Foto: I saw it from the door",
        "Foto said that she had seen it from the door.",
        "Maria Foto: “I saw it.”",
        "It was marked Photo: Dale Fenner, and she kept it.",
        "Photo: what a word, she thought.",
        "Pictures: they were all he had.",
        "Photo: The bridge at dawn (it was cold).",
        "Credit... where it is due, he thought.",
        "Image source, code and all, was lost.",
        "Getty sold the images.",
        "Reuters reported it first.",
        "Contact the writer, she said, at your own risk.",
        "Contact the police at appeal@wexcombe.example with what you know.",
        "Call the editor when the ship comes in.",
        "More coverage of the roof was needed.",
        "The editor's note was three words long.",
        "“Editor’s note: delete this,” the memo read.",
        "An earlier version of this story, told in the hymns, has her drown.",
        "An earlier version of the bridge stood here.",
        "Have your say at the meeting on Monday, the council urged.",
        "Tell us the truth, the crowd shouted.",
        "Follow us, the guide shouted, and ran.",
        "Follow us into the dark.",
        "Support our troops.",
        "Support local farmers and their journals.",
        "“Watch: it will fall,” he said.",
        "Watch: nobody will come.",
        "Listen to this, he said, and played it.",
        "Reading time was the best.",
        "By using force, you accept the result.",
        "Editor's note-taking had been slow.",
        "Editor’s note: “Delete this,” it read.",
        "What do you think of the podcast?",
        "Tell us about your newsletter.",
        "Do you have an email account?",
        "Bloomberg",
        "Storm Hits Coast | Reuters",
        "We use cookies to lure the mice.",
        "By signing the treaty, you agree to nothing.",
        "Enter your name in the book, the guard ordered.",
        "Accept all of it, he told the crew.",
        "Updated plans were shown 3 hours ago.",
        "He continued on page four.",
        "Copyright Reform",
        "This article was amended on 4 March 2026.",
        "Results and splits: page 14",
        "Correction: they lost.",
        "Yes.",
        "What next?",
        "Detours",
        "10:15 p.m.",
    ],
)
def test_prose(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_long_paragraph_is_prose() -> None:
    assert not is_boilerplate("Read more: " + "why the bridges of the county are crumbling " * 8)


def test_none_within_a_quotation() -> None:
    paragraphs = ["“The sign said", "Read more", "and I did,” she said.", "Read more"]
    assert boilerplate_in(paragraphs) == {3}


def test_a_speaker_called_watch_within_a_quotation() -> None:
    paragraphs = ["“He turned and told me:", "Watch: the lights go out", "and they did,” she said."]
    assert boilerplate_in(paragraphs) == set()


def test_what_another_reader_knows_is_found_too() -> None:
    paragraphs = ["“The sign said", "x", "and I did,” she said.", "x"]
    assert boilerplate_in(paragraphs, also=lambda one: one == "x") == {3}


def test_none_within_straight_marks() -> None:
    paragraphs = ['"The sign said', "Read more", 'and I did," she said.', "Read more", '"Good," he said.']
    assert boilerplate_in(paragraphs) == {3}


def test_a_forgotten_mark_does_not_protect_the_rest() -> None:
    paragraphs = ["“We will win, they all cried.", "Advertisement", "“Never,” he said."]
    assert boilerplate_in(paragraphs) == {1}


def test_between_paragraphs_of_a_quotation_that_opens_each() -> None:
    assert boilerplate_in(['"We will win.', "Advertisement", '"We must," he said.']) == {1}

"""Boilerplate goes, prose stays."""

from __future__ import annotations

import pytest

from attribune_cleaner.boilerplate import boilerplate_in, is_boilerplate


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


def test_none_within_straight_marks() -> None:
    paragraphs = ['"The sign said', "Read more", 'and I did," she said.', "Read more", '"Good," he said.']
    assert boilerplate_in(paragraphs) == {3}


def test_a_forgotten_mark_does_not_protect_the_rest() -> None:
    paragraphs = ["“We will win, they all cried.", "Advertisement", "“Never,” he said."]
    assert boilerplate_in(paragraphs) == {1}


def test_between_paragraphs_of_a_quotation_that_opens_each() -> None:
    assert boilerplate_in(['"We will win.', "Advertisement", '"We must," he said.']) == {1}

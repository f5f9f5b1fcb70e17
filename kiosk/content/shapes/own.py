"""The sentences of what makes a visit the visitor's own: what matters, the list, and the ways to take it home.

They may hold what to press, as those of the other pages.
"""

from __future__ import annotations

from kiosk.content.shapes.record import Record, shape


@shape
class OwnPhrases(Record):
    """The sentences of what matters to a visitor, of the list, and of taking it home."""

    matters_title: str
    """Page: what matters to the visitor."""
    matters_what: str
    """What that page is for."""
    matters_use: str
    """What becomes of the answers."""
    matters_skip_all: str
    """How little must be answered."""
    matters_begin: str
    """Choice: to the first of them."""
    matters_ask: str
    """On the page of one of them: the {number} {of} them."""
    matters_noted: str
    """An answer was given: {title} {weight}."""
    matters_lot: str
    """Choice, and heading of what matters most."""
    matters_some: str
    """The same."""
    matters_little: str
    """The same."""
    matters_skip: str
    """Choice."""
    matters_leave: str
    """The same where there is an answer."""
    matters_now: str
    """The answer that was given: {weight}."""
    matters_none: str
    """Nothing was answered yet."""
    matters_line: str
    """A line of the list: {weight} {domains}."""
    matters_done: str
    """Page behind the last of them."""
    matters_again: str
    """Choice."""
    list_title: str
    """Page: the visitor's list."""
    list_about: str
    """Choice of the home page that leads there: {title}."""
    list_empty: str
    """Nothing is on the list."""
    list_how: str
    """How something gets there."""
    list_cleared: str
    """It is private."""
    list_edit: str
    """Choice that leads to the page where things are taken off."""
    list_questions: str
    """Choice that leads to the page with questions."""
    list_treatments: str
    """Choice that leads to the treatments."""
    treatments: str
    """Heading of the treatments on the list."""
    questions: str
    """Heading of the questions."""
    questions_about: str
    """Heading of questions about a treatment: {title}."""
    words: str
    """Heading of the words."""
    keep_title: str
    """Page: what can be kept of another page: {title}."""
    keep_choice: str
    """Choice on a treatment's page that leads there and to comparing."""
    keep_questions: str
    """Choice on an article that leads there."""
    keep_word: str
    """Choice on the page of a word."""
    keep_line: str
    """Choice: one thing to keep: {title}."""
    is_kept: str
    """The same, of a thing that is on the list: {title}."""
    kept: str
    """Something was kept: {title}."""
    kept_already: str
    """It was on the list already: {title}."""
    kept_nothing: str
    """Where nothing can be kept."""
    kept_full: str
    """The list is full: {most}."""
    edit_title: str
    """Page: what to take off."""
    drop_line: str
    """Choice: {title}."""
    dropped: str
    """{title}"""
    put_back: str
    """Choice: what was taken off last: {title}."""
    drop_all: str
    """Choice."""
    drop_sure: str
    """Page behind it."""
    drop_yes: str
    """Choice."""
    dropped_all: str
    """It is done."""
    take_title: str
    """Page: the ways home."""
    take_paper: str
    """Choice and page: print it."""
    take_code: str
    """Choice and page: codes for a phone."""
    take_listen: str
    """Choice and page: it is read slowly."""
    take_other: str
    """Choice on the page of one way that leads to all."""
    paper_what: str
    """What is on the sheet."""
    paper_seen: str
    """Who can see it."""
    paper_place: str
    """Where it comes out: {place}."""
    paper_copies: str
    """The printer may keep a copy."""
    paper_now: str
    """Choice."""
    paper_underway: str
    """It has begun."""
    paper_slow: str
    """It takes long."""
    paper_printed: str
    """It is done."""
    paper_empty: str
    """There is no paper."""
    paper_missing: str
    """There is no printer."""
    paper_failed: str
    """It has failed."""
    code_title: str
    """Page: one code of several, {number} {of}."""
    code_only: str
    """Page: the only code."""
    code_hold: str
    """How to hold the phone."""
    code_dark: str
    """First on the page while the screen is dark."""
    code_closer: str
    """What to do until it is read."""
    code_text: str
    """What the code is."""
    code_search: str
    """What some phones offer."""
    code_none: str
    """The same where the screen has no room for a code."""
    code_next: str
    """Choice: the next code."""
    code_here: str
    """Top of the text in a code: {number} {of}."""
    listen_what: str
    """What the page of listening does."""
    listen_again: str
    """The same, where a voice is."""
    listen_prompt: str
    """Who writes has done nothing for a while."""
    listen_read: str
    """The same, without a voice."""
    listen_ends: str
    """The end of the list was reached."""
    sheet_title: str
    """Top of the sheet."""
    sheet_crisis: str
    """Heading on the sheet."""
    sheet_line: str
    """A line of help: {name} {contact}."""
    sheet_about: str
    """Heading on the sheet."""
    sheet_dated: str
    """The date of the content: {date}."""
    sheet_not_signed: str
    """Behind it, where no clinician has signed them."""
    sheet_from: str
    """Who made it: {title}."""
    sheet_sources: str
    """Heading on the sheet."""
    sheet_page: str
    """Foot of the sheet: {number} {of}."""
    test_sheet: str
    """Staff: choice, and the title of a sheet that tries the printer."""
    test_sheet_line: str
    """Staff: the line on it."""

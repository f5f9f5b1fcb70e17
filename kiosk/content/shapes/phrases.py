"""The sentences of the kiosk's own pages.

A field is a sentence; the words in {braces} that it may hold are named in its docstring and checked by `links`.  Every
sentence may also hold {press_home}, {press_help} ... for each command, and {press_number}: what to press, which begins
a sentence ("Press H") and goes on with "to go home" or "for all keys".
"""

from __future__ import annotations

from kiosk.content.shapes.record import Record, shape


@shape
class Phrases(Record):
    """The sentences of the kiosk's own pages, by the page or the moment where they stand."""

    start: str
    """Choice on the first page."""
    welcome_what: str
    """First page: what the kiosk is."""
    welcome_advice: str
    """First page and cards: general information only."""
    welcome_private: str
    """First page: nothing is kept."""
    welcome_keys: str
    """First page: how to begin."""
    welcome_parts: str
    """First page: the keys that make long pages short."""
    home_title: str
    finish: str
    """Choice on the home page that leads to goodbye."""
    topics_title: str
    topics_note: str
    """Above the list of treatments: it is not a ranking."""
    terms_title: str
    first_to_last: str
    """Choice that leads to a part of the list of words: its {first} and {last} word."""
    list_part: str
    """Title of a part of a long list: {title} {part} {parts}."""
    more_of_list: str
    """Choice that leads to the next part of a list: {title} of its first line."""
    compare_title: str
    compare_what: str
    """Compare page: what it is for."""
    compare_numbers: str
    """Compare pages: the numbers of different studies cannot be compared."""
    compare_chosen: str
    """Compare page, one line a treatment: {title}."""
    compare_first: str
    """Choice: no treatment is chosen yet."""
    compare_second: str
    """Choice: one treatment is chosen."""
    compare_third: str
    """Choice: two treatments are chosen."""
    compare_again: str
    """Choice: put the chosen treatments away."""
    compare_cleared: str
    """The chosen treatments were put away."""
    compare_row: str
    """Heading of one treatment's answer where a question has two parts: {title} {heading}."""
    compare_shared: str
    """Heading above what holds for all that are compared."""
    compare_full: str
    """A fourth treatment was chosen."""
    compare_next: str
    """Choice that leads to the next question: {title}."""
    compare_back: str
    """Choice that leads back to all questions."""
    compare_card: str
    """Choice on a card."""
    read_all: str
    """Choice on a compare page that leads to a card: {title}."""
    pick_title: str
    """Title of the pages where a treatment is chosen for comparing."""
    kiosk_title: str
    """Choice on the home page that leads to comfort, keys and about."""
    about_title: str
    about_review: str
    """About page: of {texts} texts, {signed} are signed."""
    faults_title: str
    """Title of the page for authors that lists what is wrong with the content."""
    faults_note: str
    """On that page and the page about the kiosk: the content is not the newest."""
    faults_choice: str
    """Choice on the page about the kiosk, for staff."""
    comfort_title: str
    help_title: str
    help_intro: str
    help_line: str
    """One command on the help page: {keys} {help}."""
    help_numbers: str
    """Help page: what the number keys do."""
    press: str
    """What to press: {keys}."""
    press_digit: str
    """The same for a line that has a number."""
    press_menu: str
    """The same on a pad without a key for it: {keys} that open the help page, {path} to choose there."""
    press_step: str
    """The same with two switches: {path} to step to, {keys} to press then."""
    press_scan: str
    """The same with one switch: {keys} to press, and again at {path}."""
    press_help: str
    """The same with switches for what Help opens: {path} to choose there."""
    named: str
    """The words of a line that is to be chosen: {line}."""
    path: str
    """Two things to choose one after the other: {first} {then}."""
    any_line: str
    """What to step to where there are lines to choose."""
    type_number: str
    """Line mode: what to type for a line that has a number."""
    type_word: str
    """Line mode: what to type for a command: {word}."""
    help_menu: str
    """Help page of pads and switches: what the lines above do."""
    help_step: str
    """Help page with two switches."""
    help_scan: str
    """Help page with one switch."""
    key_or: str
    """What stands between two keys that do the same."""
    sources_title: str
    """Title of the page of sources: {title}."""
    sources_count: str
    """Above the sources: {count}."""
    sources_choice: str
    warning: str
    """A sentence that tells a danger: {text}."""
    next_heading: str
    """Heading above the choices at the end of a page."""
    words_choice: str
    """Choice that leads to a word explained: {term}."""
    read_more: str
    """Choice that leads to a further page: {title}."""
    back_to_list: str
    """Choice at the end of a text: {title} of its group."""
    reviewed: str
    """When a page was checked: {reviewed} {due}."""
    past_review: str
    """Where the date of review is past: {due}."""
    not_signed: str
    """Where no clinician has signed a text."""
    signed: str
    """Where one has: {name}."""
    term_respelling: str
    """On the page of a word, shown: {respelling}."""
    term_spoken: str
    """On the page of a word, said instead: {term}."""
    term_cards: str
    """Heading above the cards that explain a word."""
    numbered: str
    """A numbered choice: {number} {label}."""
    with_summary: str
    """A choice with its line of summary: {title} {summary}."""
    no_voice: str
    """Where no voice works."""
    crisis_signs: str
    """Heading on the crisis page above the signs to watch for."""
    goodbye_title: str
    goodbye_clear: str
    goodbye_care: str
    finish_now: str
    stay: str
    size_now: str
    """{size} {sizes}"""
    theme_now: str
    """{name} {about}"""
    voice_is_on: str
    voice_is_off: str
    rate_now: str
    """{rate}, in words a minute."""
    volume_now: str
    """{volume} {volumes}"""
    largest: str
    smallest: str
    fastest: str
    slowest: str
    loudest: str
    quietest: str
    paused: str
    """Shown while the voice holds still."""
    not_speaking: str
    """Pause was pressed and nothing is being said."""
    voice_now: str
    """Which voice speaks: {name}."""
    one_voice: str
    """Another voice was asked for and there is none."""
    spelled: str
    """A word and its letters: {word} {letters}."""
    hint_menu: str
    """How to go on where there is something to choose; said and shown the first times."""
    hint_text: str
    """How to go on in a text; said and shown the first times."""
    hint_end: str
    """How to go on at the end of a text; said and shown the first times."""
    prompt_menu: str
    """Who listens has done nothing for a while, on a page to choose from."""
    prompt_text: str
    """The same, on a page to read."""
    headphones_in: str
    """Headphones were plugged in: how to use the keys."""
    headphones_out: str
    """Headphones were pulled out, and the voice holds still."""
    page_ends: str
    """The end of a text was reached; `hint_end` follows."""
    page_begins: str
    first_page: str
    """Back was pressed on the first page."""
    nothing_to_choose: str
    """Select was pressed on a line that is not a choice while the voice is off."""
    no_such_number: str
    """{number}"""
    unknown_key: str
    welcome_waits: str
    """First page: how long the kiosk waits, {minutes}."""
    still_there: str
    """Nobody has done anything for that long."""
    still_here: str
    """Somebody has answered that."""
    where: str
    """Where a reader is, asked for by a key: {title} {place} {of} {voice} {size}."""
    edge_twice: str
    """Behind what is said at an edge or of a key without a meaning, the second time in a row."""
    edge_often: str
    """The same, from the third time on."""
    learn_begins: str
    """Help was pressed on the help page: from now on each key says what it does."""
    learn_ends: str
    """Help was pressed again."""
    read_on: str
    """What a switch steps to in a text: read on from here."""
    step: str
    """What a switch has stepped to, where that is no line of the page: {label}."""
    scan_ends: str
    """One switch: it has stepped round and round, and nothing was chosen."""
    pace_title: str
    """Page: how fast keys and switches work."""
    patience_now: str
    """How long the same key is not taken again: {seconds}."""
    patience_none: str
    """The same key is taken again at once."""
    more_patience: str
    """Choice."""
    less_patience: str
    """Choice."""
    pace_now: str
    """One switch: how long each step stays: {seconds}."""
    slower_steps: str
    """Choice."""
    faster_steps: str
    """Choice."""
    pace_longest: str
    """The longest of these times is reached."""
    pace_shortest: str
    """The shortest is reached."""
    curtain: str
    """All that is shown while the screen is dark."""
    curtain_up: str
    """The screen is no longer dark."""
    curtain_needs_voice: str
    """The screen was to be dark, but the voice is off or does not work."""
    line_comfort: str
    """Line mode, on the page of comfort: letters and colors are those of one's own device."""
    line_help: str
    """Line mode: how it is used, with all its {words}; on the first page and the help page."""
    line_choose: str
    """Line mode, the prompt where a choice is to be made."""
    line_next: str
    """Line mode, the prompt where a text goes on."""
    line_unknown: str
    """Line mode: a line that means nothing."""
    position_text: str
    """Below a text and at its start: the part where the reader is, {place} {of}."""
    position_menu: str
    """Below a page to choose from and at its start: how many choices, {of}."""
    more_below: str
    """Mark below a text that goes on."""
    more_keys: str
    """Target in the bar that shows the next keys."""
    too_small: str
    """All that is shown where the screen is too small for the kiosk."""

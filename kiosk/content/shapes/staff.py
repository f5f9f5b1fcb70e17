"""The sentences of the pages for staff, and of a kiosk that is started again."""

from __future__ import annotations

from kiosk.content.shapes.record import Record, shape


@shape
class StaffPhrases(Record):
    """The sentences of the pages for staff, and of a kiosk that is started again."""

    moment: str
    """All that is shown while the kiosk is being started."""
    broken: str
    """Shown above the numbers for crisis help where nothing else works."""
    started_again: str
    """First page: the kiosk has been started again after a fault."""
    plain_lines: str
    """Above the first lines of a kiosk that is shown as plain lines because it failed."""
    plain_keys: str
    """How these are used."""
    plain_pad: str
    """The same on a pad without digits."""
    door_title: str
    """Page where the PIN is entered."""
    door_what: str
    door_digit: str
    """Choice: a {digit} of the PIN."""
    door_count: str
    """So many digits were entered: {count}."""
    door_checking: str
    """All digits were entered."""
    door_wrong: str
    """The PIN was wrong, or it is not time yet to try again; in {seconds} it can be."""
    title: str
    """Page for staff."""
    program: str
    """The version of the program, and a digest of the content that is shown: {version} {content}."""
    faults_none: str
    """The program was never started again by itself."""
    faults_counted: str
    """It was: {count} times; the {last} fault."""
    settings_good: str
    """Nothing is wrong with settings and content."""
    settings_bad: str
    """Above what is wrong with them: {count}."""
    report_title: str
    """Choice and page: how the machine is."""
    examine: str
    """Choice: examine screen, voice and keypads."""
    examining: str
    """It has begun."""
    examined: str
    """Heading above what was found."""
    test_title: str
    """Choice and page: try screen and voice."""
    test_what: str
    test_letters: str
    """Letters that must be told apart."""
    defaults_title: str
    """Choice and page: how each visit begins."""
    defaults_size: str
    """The letters with which a visit begins: {size}."""
    defaults_volume: str
    """The volume: {volume}."""
    defaults_bigger: str
    defaults_smaller: str
    defaults_louder: str
    defaults_quieter: str
    defaults_kept: str
    """Behind what is now: it holds for every visitor."""
    defaults_lost: str
    """It could not be written down."""
    restart: str
    """Choice: start the kiosk again."""
    leave: str
    """Choice that leads to the page where the kiosk is ended."""
    leave_title: str
    """That page."""
    leave_what: str
    leave_now: str
    """Choice."""
    visitors: str
    """Choice: to the first page, for visitors."""

"""What the sentences of the kiosk must, and may, hold in braces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from kiosk.content.shapes.commands import Commands

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "first_to_last": "first last",
        "list_part": "title part parts",
        "compare_chosen": "title",
        "more_of_list": "title",
        "compare_next": "title",
        "compare_row": "title heading",
        "read_all": "title",
        "about_review": "texts signed",
        "read_more": "title",
        "help_line": "keys help",
        "press": "keys",
        "press_menu": "keys path",
        "press_step": "keys path",
        "press_scan": "keys path",
        "press_help": "path",
        "named": "line",
        "path": "first then",
        "step": "label",
        "type_word": "word",
        "line_help": "words",
        "patience_now": "seconds",
        "pace_now": "seconds",
        "sources_title": "title",
        "sources_count": "count",
        "words_choice": "term",
        "back_to_list": "title",
        "reviewed": "reviewed due",
        "past_review": "due",
        "signed": "name",
        "warning": "text",
        "term_respelling": "respelling",
        "term_spoken": "term",
        "numbered": "number label",
        "with_summary": "title summary",
        "size_now": "size sizes",
        "theme_now": "name about",
        "rate_now": "rate",
        "volume_now": "volume volumes",
        "no_such_number": "number",
        "welcome_waits": "minutes",
        "where": "title place of voice size",
        "position_text": "place of",
        "position_menu": "of",
        "voice_now": "name",
        "spelled": "word letters",
        "door_digit": "digit",
        "door_count": "count",
        "door_wrong": "seconds",
        "program": "version content",
        "faults_counted": "count last",
        "settings_bad": "count",
        "defaults_size": "size",
        "defaults_volume": "volume",
    }.items()
}
"""The words in braces that a sentence must hold; all others hold none but what to press."""
PRESS = {f"press_{name}" for name in ("number", *(field.name for field in fields(Commands)))}
"""What to press for a command, and for a line with a number: any sentence may hold these."""

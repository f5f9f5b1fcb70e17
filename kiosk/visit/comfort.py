"""How a visitor likes to read and to listen: the changes, and the sentence that tells what is now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from kiosk.visit.visit import PACES, PATIENCES, RATES, VOLUMES, Visit

if TYPE_CHECKING:
    from kiosk.content.library import Library


def size_line(library: Library, visit: Visit) -> str:
    """The size of the letters, as "size 2 of 5"."""
    return library.interface.phrases.size_now.format(size=visit.size + 1, sizes=visit.station.sizes)


def theme_line(library: Library, visit: Visit) -> str:
    """The colours: their name and for whom they are."""
    theme = library.themes[visit.comfort.theme]
    return library.interface.phrases.theme_now.format(name=theme.name, about=theme.about)


def voice_line(library: Library, visit: Visit) -> str:
    """Whether the voice is on, off, or cannot be heard here."""
    phrases = library.interface.phrases
    if not visit.station.voice_works:
        return phrases.no_voice
    return phrases.voice_is_on if visit.comfort.speech else phrases.voice_is_off


def voice_name_line(library: Library, visit: Visit) -> str:
    """Which voice speaks."""
    return library.interface.phrases.voice_now.format(name=_voice_name(library, visit))


def _voice_name(library: Library, visit: Visit) -> str:
    return library.pack.voices.get(visit.station.voices[visit.comfort.voice], "")


def rate_line(library: Library, visit: Visit) -> str:
    """The speed of the voice in words a minute."""
    return library.interface.phrases.rate_now.format(rate=RATES[visit.rate])


def volume_line(library: Library, visit: Visit) -> str:
    """How loud the voice is."""
    return library.interface.phrases.volume_now.format(volume=visit.comfort.volume, volumes=VOLUMES)


def patience_line(library: Library, visit: Visit) -> str:
    """How long the same key is not taken again."""
    seconds = PATIENCES[visit.comfort.patience]
    phrases = library.interface.phrases
    return phrases.patience_now.format(seconds=f"{seconds:g}") if seconds else phrases.patience_none


def pace_line(library: Library, visit: Visit) -> str:
    """How long a kiosk that steps by itself stays at each step."""
    return library.interface.phrases.pace_now.format(seconds=f"{PACES[visit.comfort.pace]:g}")


def change_wait(library: Library, visit: Visit, kind: Literal["patience", "pace"], by: int) -> Visit:
    """A longer or a shorter one of these times."""
    times, line = (PATIENCES, patience_line) if kind == "patience" else (PACES, pace_line)
    phrases = library.interface.phrases
    index = getattr(visit.comfort, kind) + by
    if not 0 <= index < len(times):
        return replace(visit, notice=phrases.pace_longest if by > 0 else phrases.pace_shortest)
    liked = replace(visit.comfort, patience=index) if kind == "patience" else replace(visit.comfort, pace=index)
    visit = replace(visit, comfort=liked)
    return replace(visit, notice=line(library, visit))


def draw_curtain(library: Library, visit: Visit) -> Visit:
    """The screen dark or bright again; dark only where the voice can be heard."""
    phrases = library.interface.phrases
    if visit.curtain:
        return replace(visit, curtain=False, notice=phrases.curtain_up)
    if not visit.speaks:
        return replace(visit, notice=phrases.curtain_needs_voice)
    return replace(visit, curtain=True, notice=phrases.curtain)


def resize(library: Library, visit: Visit, by: int) -> Visit:
    """Bigger or smaller letters."""
    size = visit.size + by
    phrases = library.interface.phrases
    if size < 0:
        return replace(visit, notice=phrases.smallest)
    if size >= visit.station.sizes:
        return replace(visit, notice=phrases.largest)
    visit = replace(visit, comfort=replace(visit.comfort, size=size))
    return replace(visit, notice=size_line(library, visit))


def next_theme(library: Library, visit: Visit) -> Visit:
    """The next colours, round and round."""
    themes = visit.station.themes
    theme = themes[(themes.index(visit.comfort.theme) + 1) % len(themes)]
    visit = replace(visit, comfort=replace(visit.comfort, theme=theme))
    return replace(visit, notice=theme_line(library, visit))


def switch_speech(library: Library, visit: Visit) -> Visit:
    """The voice on or off.  Switched on, it reads from where the reader is."""
    if visit.station.voice_works:
        on = not visit.comfort.speech
        visit = replace(visit, comfort=replace(visit.comfort, speech=on), reading=on)
    return replace(visit, notice=voice_line(library, visit))


def next_voice(library: Library, visit: Visit) -> Visit:
    """The next voice, round and round."""
    phrases = library.interface.phrases
    voices = len(visit.station.voices)
    if not visit.station.voice_works:
        return replace(visit, notice=phrases.no_voice)
    if voices == 1:
        return replace(visit, notice=phrases.one_voice)
    visit = replace(visit, comfort=replace(visit.comfort, voice=(visit.comfort.voice + 1) % voices))
    return replace(visit, notice=voice_name_line(library, visit))


def change_rate(library: Library, visit: Visit, by: int) -> Visit:
    """A faster or slower voice."""
    rate = visit.comfort.rate + by
    phrases = library.interface.phrases
    if not visit.station.voice_works:
        return replace(visit, notice=phrases.no_voice)
    if not 0 <= rate < len(RATES):
        return replace(visit, notice=phrases.fastest if by > 0 else phrases.slowest)
    visit = replace(visit, comfort=replace(visit.comfort, rate=rate))
    return replace(visit, notice=rate_line(library, visit))


def change_volume(library: Library, visit: Visit, by: int) -> Visit:
    """A louder or quieter voice.  It never falls silent: that is what switching it off is for."""
    volume = visit.comfort.volume + by
    phrases = library.interface.phrases
    if not visit.station.voice_works:
        return replace(visit, notice=phrases.no_voice)
    if not 1 <= volume <= VOLUMES:
        return replace(visit, notice=phrases.loudest if by > 0 else phrases.quietest)
    visit = replace(visit, comfort=replace(visit.comfort, volume=volume))
    return replace(visit, notice=volume_line(library, visit))

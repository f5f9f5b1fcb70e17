"""Speech: a page becomes utterances, and a process of its own says them.

Screen side: `narration` (pure), `narrator` (what to say next), `client` (the process, from outside).
Engine side: `process` (its main loop), `driver` (our driver under pyttsx3), `player`, `espeak`, `sinks`.
"""

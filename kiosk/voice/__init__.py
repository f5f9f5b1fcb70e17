"""Speech: a page becomes utterances, and a process of its own says them.

Kiosk's side: `narration`, `wording`, `queue` (pure), `narrator` (what to say next), `client` (the process, outside).
Engine's side: `process` (its main loop), `speech` and `driver` (pyttsx3), `player`, `voices` (`espeak` and `natural`,
each with its `tuning`), `sinks`.  For authors and installers: `lexicon` (proof of pronunciations), `say` (a page to a
file), `doctor`.
"""

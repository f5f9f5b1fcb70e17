"""The plain-line face: the whole kiosk as lines of text, for one's own screen reader, braille display or script."""

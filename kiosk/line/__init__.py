"""The plain-line face: the whole kiosk as lines of text, for a person's own screen reader, braille display or script."""

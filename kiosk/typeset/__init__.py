"""Large type in a terminal: fonts, measuring, breaking and painting.  Knows nothing of the kiosk."""

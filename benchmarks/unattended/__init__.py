"""An unattended kiosk, under everything that can be done to it."""

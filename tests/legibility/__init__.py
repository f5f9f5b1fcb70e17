"""Screens of the kiosk in real terminal windows, read by a program that nobody here wrote."""

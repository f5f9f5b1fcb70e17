"""Codes for phones in real windows, read by readers that nobody here wrote."""

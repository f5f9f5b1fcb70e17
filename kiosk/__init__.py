"""The TRD kiosk: one pure machine with several faces.  See docs/architecture.md."""

__version__ = "0.1.0"

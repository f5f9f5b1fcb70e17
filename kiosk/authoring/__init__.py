"""What people who write the content work with: check, trace, new, watch.  The kiosk of a visitor does not load it."""

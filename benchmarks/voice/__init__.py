"""The voice: how fast it is heard, how soon it sounds and falls silent, and that nothing takes it away for good."""

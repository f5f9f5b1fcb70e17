"""What the kiosk costs, as ratios against a floor; see README.md here."""

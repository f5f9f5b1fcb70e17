"""Makes a machine into a kiosk: the files that systemd, the terminal and the kernel need, and their way back."""

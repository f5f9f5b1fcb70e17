"""The machine around the screen: what is plugged into it."""

"""The terminal: the room without a window, and a guest without one."""

"""The guest, without a window."""

"""The room itself: who is in and who hears what, as a function of bytes and time; no Qt."""

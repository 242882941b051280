"""Real guests and a real host, with everything between them that can go wrong."""

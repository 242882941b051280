"""The guest: what one person in a room knows and can ask for; QtCore only."""

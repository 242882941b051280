"""Sala: a chat room that a class opens on its own PCs."""

__version__ = "0.1.0"

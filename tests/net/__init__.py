"""The doors, with real sockets on loopback."""

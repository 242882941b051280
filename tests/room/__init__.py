"""The room, without a socket: every test hands in bytes and time and reads bytes."""

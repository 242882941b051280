"""What the tests of sockets, guests and programs share."""

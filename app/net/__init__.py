"""The doors: the sockets that carry bytes between the hub, the client and the network."""

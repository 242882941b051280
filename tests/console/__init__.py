"""The room and the guest without a window."""

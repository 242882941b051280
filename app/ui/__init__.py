"""The windows: the only part of Sala that draws."""

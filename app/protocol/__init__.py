"""The language of the room: frames, codecs and typed messages; no Qt, no input or output."""

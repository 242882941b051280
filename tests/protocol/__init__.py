"""The language: names, frames, codecs."""

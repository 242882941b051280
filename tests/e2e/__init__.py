"""Whole programs, as people use them: real processes, seen and used from outside."""

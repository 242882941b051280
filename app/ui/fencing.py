"""Code blocks while they are written: text between two lines of three backticks."""

from app.client.fences import FENCE


def is_fenced(words: str) -> bool:
    """Whether it is one code block already."""
    bare = words.strip()
    return bare.startswith(FENCE) and bare.endswith(FENCE) and len(bare) >= 2 * len(FENCE)


def fenced(words: str) -> str:
    """The words as one code block, which they may be already."""
    return words if is_fenced(words) else f"{FENCE}\n{words.rstrip()}\n{FENCE}"


def unfenced(words: str) -> str:
    """What stands in a code block, without its first line (which may name a language) and last."""
    inside = words.strip()[len(FENCE) : -len(FENCE)]
    first, line_break, rest = inside.partition("\n")
    return (rest if line_break else first).rstrip("\n")


def on_own_lines(block: str, before: str, after: str) -> str:
    """The block so that no other words stand on its first and last line.

    `before`, `after`: what stands there now, on the same lines.
    """
    head = "\n" if before.strip() else ""
    tail = "\n" if after.strip() else ""
    return f"{head}{block}{tail}"

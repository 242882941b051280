"""A conversation as a page that stands alone: no scripts, nothing fetched.

What leads out of it are the addresses of the web that somebody wrote, for whoever clicks them.
"""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from app.client.entry import reaction_words, removed_words
from app.client.export_text import iso, situation, stamp
from app.client.fences import Code, Prose, pieces
from app.client.links import find_links
from app.client.timeline import Entry, Kind, moment, same_day

translate = QCoreApplication.translate

# The colours of app/ui/theme.py. Whoever prints it gets the light ones.
_STYLE = """
:root { color-scheme: light dark; --ground: #f3f4f8; --base: #fff; --ink: #14141f; --muted: #5c5c70;
  --line: #e2e3ec; --own: #5b5bd6; --on-own: #fff; --link: #4a4acb; --error: #b3202f; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #0f1115; --base: #1d2026; --ink: #f2f3f7; --muted: #9a9dae; --line: #2a2d35;
    --own: #5b57d9; --on-own: #fff; --link: #a3a1ff; --error: #ff6b6b; } }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.45 Inter, "Segoe UI", system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: .85rem; color: var(--muted); text-align: center; margin: 1.8rem 0 .8rem; }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.told, .notice, time, .small { color: var(--muted); font-size: .85rem; }
.notice { text-align: center; margin: .6rem 0; }
.error { color: var(--error); }
article { background: var(--base); border: 1px solid var(--line); border-radius: 14px;
  padding: .5rem .8rem; margin: .4rem 4rem .4rem 0; }
article.own { background: var(--own); color: var(--on-own); border-color: var(--own);
  margin: .4rem 0 .4rem 4rem; }
article.own time, article.own .small, article.own b { color: var(--on-own); }
header { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; }
b { color: var(--link); }
a { color: var(--link); }
article.own a { color: inherit; }
pre { margin: .3rem 0; padding: .5rem .7rem; background: var(--ground); color: var(--ink);
  border-radius: 8px; overflow-x: auto; font: .85rem/1.45 "JetBrains Mono", monospace; }
blockquote { margin: .3rem 0; padding-left: .6rem; border-left: 3px solid currentcolor; }
""".strip()

_ALONE = " ".join(("noreferrer", "noopener"))  # whoever is led to learns of nobody


def page(title: str, entries: list[Entry], now: int) -> Iterator[str]:
    """The page, in pieces: its head, one for each entry, its end.

    Everything that somebody wrote is escaped. A policy in the page forbids whatever else a
    browser could be talked into.
    """
    yield _head(title, now)
    before: Entry | None = None
    for entry in entries:
        if before is None or not same_day(before.time, entry.time):
            yield f"<h2>{escape(_day(entry.time))}</h2>\n"
        yield _entry(entry)
        before = entry
    yield "</main>\n</body>\n</html>\n"


def _head(title: str, now: int) -> str:
    told = translate("Export", "Conversa salva em {time}").format(time=stamp(now))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{QLocale().bcp47Name()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n"
        f'<h1 dir="auto">{escape(title)}</h1>\n<p class="told">{escape(told)}</p>\n'
    )


def _day(time: int) -> str:
    # Qt's own order of the parts, in the language of the program.
    return QLocale().toString(moment(time).date(), QLocale.FormatType.LongFormat)


def _entry(entry: Entry) -> str:
    when = f'<time datetime="{iso(entry.time)}">{stamp(entry.time)}</time>'
    if entry.kind is not Kind.MESSAGE:
        wrong = entry.kind is Kind.ERROR
        error = translate("Export", "Erro") + ": " if wrong else ""
        look = "notice error" if wrong else "notice"
        return f'<p class="{look}" dir="auto">{escape(error + entry.text)} · {when}</p>\n'
    marks = [translate("Export", "(privado)")] if entry.private else []
    marks += [f"({special})"] if (special := situation(entry)) else []
    small = f' <span class="small">{escape(" ".join(marks))}</span>' if marks else ""
    return (
        f"<article{' class=own' if entry.own else ''}>"
        f"<header><span><b><bdi>{escape(entry.author)}</bdi></b>{small}</span> {when}</header>"
        f"{_quote(entry)}{_text(entry)}{_reactions(entry)}</article>\n"
    )


def _quote(entry: Entry) -> str:
    if entry.quote is None:
        return ""
    said = entry.quote.text or removed_words()
    author = escape(entry.quote.author)
    return f'<blockquote><b><bdi>{author}</bdi></b><p dir="auto">{escape(said)}</p></blockquote>'


def _text(entry: Entry) -> str:
    if entry.removed:
        return f'<p class="small"><i>{escape(removed_words())}</i></p>'
    if not entry.words:  # the name of a file, which leads nowhere
        return f'<p dir="auto">{escape(entry.text)}</p>'
    return "".join(map(_piece, pieces(entry.text)))


def _piece(piece: Prose | Code) -> str:
    if isinstance(piece, Code):
        return f'<pre dir="ltr"><code>{escape(piece.text)}</code></pre>'
    return f'<p dir="auto">{_linked(piece.text)}</p>'


def _linked(text: str) -> str:
    """Escaped, with its addresses as links; one reads where each of them really leads."""
    told, at = "", 0
    for link in find_links(text):
        written = text[link.start : link.start + link.length]
        shown = escape(written if written.isascii() else link.address)
        leads = f'<a href="{escape(link.address)}" rel="{_ALONE}">{shown}</a>'
        told += escape(text[at : link.start]) + leads
        at = link.start + link.length
    return told + escape(text[at:])


def _reactions(entry: Entry) -> str:
    told = "; ".join(map(reaction_words, entry.reactions))
    return f'<p class="small" dir="auto">{escape(told)}</p>' if told else ""

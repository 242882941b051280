"""The one way in which Sala opens addresses of the web; see app/client/links.py."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.client.links import is_web


def host(address: str) -> str:
    """The computer to which an address leads, as the network sees it."""
    return QUrl(address).host(QUrl.ComponentFormattingOption.FullyEncoded)


def open_link(address: str) -> bool:
    """Open an address in the browser. False when it is not of the web, or nothing could."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return is_web(url) and QDesktopServices.openUrl(url)

"""What every sentence needs: its translation, and addresses as people write them."""

from PySide6.QtCore import QCoreApplication

from app.protocol.messages import Member

# The stubs type the mark for translation as `object`; it is the string itself.
Sentences = dict[str, object]


def say(sentence: object, **values: object) -> str:
    """A sentence that is marked for translation, with its values in it."""
    return QCoreApplication.translate("text", str(sentence)).format(**values)


def address(host: str, port: int) -> str:
    """Host and port as a person types them; an IPv6 address gets its brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def whereabouts(member: Member) -> str:
    """IP and port of a person, as the room sees them."""
    return address(member.ip, member.port)

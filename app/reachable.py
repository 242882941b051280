"""One address under which a guest can find the host, as a value."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["wifi", "cable", "vpn", "other"]


@dataclass(frozen=True, slots=True)
class Reachable:
    """An address of this computer.

    `network`: the name that a person knows it by ("Wi-Fi", "Radmin VPN"); `kind` "other" is
    a network that usually reaches nobody else, such as that of a virtual machine.
    """

    ip: str
    network: str
    kind: Kind

"""The addresses under which others can find this computer, each with its network's name.

`reachable` asks the system, `sort_out` judges. An adapter's name says more than its type, because
most virtual cards call themselves Ethernet.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from app.reachable import Kind, Reachable

Hardware = Literal["wifi", "ethernet", "virtual", "unknown"]

# Whole names of adapters in small letters, of Windows and Linux; the first that fits decides.
NAMES: tuple[tuple[str, str, Kind], ...] = (
    (r".*virtualbox.*|vboxnet\d+", "VirtualBox", "other"),
    (r".*vmware.*|vmnet\d+", "VMware", "other"),
    (r"vethernet \(wsl.*", "WSL", "other"),
    (r"vethernet.*|.*hyper-v.*", "Hyper-V", "other"),
    (r"docker.*|br-[0-9a-f]{12}|veth[0-9a-f]+", "Docker", "other"),
    (r"podman\d+|cni-?podman\d+", "Podman", "other"),
    (r"virbr\d+|vnet\d+", "libvirt", "other"),
    (r"lxc.*|lxdbr\d+", "LXC", "other"),
    (r".*bluetooth.*|bnep\d+", "Bluetooth", "other"),
    (r".*radmin.*", "Radmin VPN", "vpn"),
    (r".*hamachi.*|ham\d+", "Hamachi", "vpn"),
    (r".*zerotier.*|zt[0-9a-z]{8}", "ZeroTier", "vpn"),
    (r"tailscale.*", "Tailscale", "vpn"),
    (r".*wireguard.*|wg\d+", "WireGuard", "vpn"),
    (r".*openvpn.*", "OpenVPN", "vpn"),
    (r"u?tun\d+|tap\d+|ppp\d+|.*\bvpn\b.*", "VPN", "vpn"),
    (r"wl.*|wi-?fi.*", "Wi-Fi", "wifi"),  # not every driver tells Linux that it is Wi-Fi
)
# VPNs by their range, except on cards that get addresses of it from a provider, too.
RANGES: tuple[tuple[IPv4Network, str, tuple[Hardware, ...]], ...] = (
    (IPv4Network("26.0.0.0/8"), "Radmin VPN", ("wifi",)),
    (IPv4Network("25.0.0.0/8"), "Hamachi", ("wifi",)),
    (IPv4Network("100.64.0.0/10"), "Tailscale", ("wifi", "ethernet")),
)
CARDS: dict[Hardware, tuple[str, Kind]] = {
    "wifi": ("Wi-Fi", "wifi"),
    "ethernet": ("Ethernet", "cable"),
}
# Spelt out: Radmin and Hamachi use public ranges, and Python counts 169.254 as private.
PRIVATE = (IPv4Network("10.0.0.0/8"), IPv4Network("172.16.0.0/12"), IPv4Network("192.168.0.0/16"))
ORDER: dict[Kind, int] = {"wifi": 0, "cable": 0, "vpn": 1, "other": 2}


@dataclass(frozen=True, slots=True)
class Adapter:
    """One address of a network adapter, with the name that its owner sees in the system."""

    name: str
    hardware: Hardware
    ip: str


def reachable() -> list[Reachable]:
    """Every address of this computer that leads here from elsewhere, best first.

    Empty without a network.
    """
    return sort_out(adapters())


def sort_out(found: Iterable[Adapter]) -> list[Reachable]:
    """Name the network of each address, leave out those that lead nowhere, best first.

    First real cards (private addresses before public ones), then VPNs, then virtual machines;
    after them IPv6, and last what a card gave itself because its network gave it no address.
    """
    ranked: list[tuple[tuple[bool, int, int, bool], Reachable]] = []
    for adapter in found:
        ip = ip_address(adapter.ip)
        lonely = ip.version == 4 and ip.is_link_local
        if ip.is_loopback or ip.is_multicast or ip.is_unspecified:
            continue
        if ip.is_link_local and not lonely:
            continue
        network, kind = _network(adapter, ip)
        if lonely:
            hint = QCoreApplication.translate("addresses", "{network} sem endereço da rede")
            network = hint.format(network=network)
        public = not any(ip in block for block in PRIVATE)
        rank = (lonely, ip.version, ORDER[kind], public)
        ranked.append((rank, Reachable(adapter.ip, network, kind)))
    ranked.sort(key=lambda pair: pair[0])
    return [address for _, address in ranked]


def _network(adapter: Adapter, ip: IPv4Address | IPv6Address) -> tuple[str, Kind]:
    for pattern, network, kind in NAMES:
        if re.fullmatch(pattern, adapter.name.lower()):
            return network, kind
    for block, network, cards in RANGES:
        if ip in block and adapter.hardware not in cards:
            return network, "vpn"
    unnamed: Kind = "vpn" if adapter.hardware == "virtual" else "other"
    return CARDS.get(adapter.hardware, (adapter.name, unnamed))


def adapters() -> Iterator[Adapter]:
    """Every address of every running adapter, as the system has them, loopback included."""
    running = QNetworkInterface.InterfaceFlag.IsUp | QNetworkInterface.InterfaceFlag.IsRunning
    for card in QNetworkInterface.allInterfaces():
        # Not IsLoopBack: on Windows Qt gives that flag to WireGuard and Tailscale, too.
        if card.flags() & running != running:
            continue
        for entry in card.addressEntries():
            ip = entry.ip()
            # Of the many IPv6 addresses of a card only those that last.
            if ip.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv6Protocol and (
                entry.dnsEligibility() == entry.DnsEligibilityStatus.DnsIneligible
            ):
                continue
            yield Adapter(card.humanReadableName(), _hardware(card), ip.toString())


def _hardware(card: QNetworkInterface) -> Hardware:
    if card.type() == QNetworkInterface.InterfaceType.Wifi:
        return "wifi"
    if not card.hardwareAddress():
        return "virtual"  # a tunnel; Windows and Linux disagree on its type
    if card.type() == QNetworkInterface.InterfaceType.Ethernet:
        return "ethernet"
    return "unknown"

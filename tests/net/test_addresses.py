"""Which addresses of a computer are shown to classmates, under which name and in which order."""

import pytest

from app.net.addresses import Adapter, Hardware, adapters, reachable, sort_out
from app.reachable import Kind, Reachable


@pytest.mark.parametrize(
    ("name", "hardware", "ip", "network", "kind"),
    [
        # Windows
        ("Wi-Fi", "wifi", "192.168.0.12", "Wi-Fi", "wifi"),
        ("Wi-Fi 2", "wifi", "10.0.4.37", "Wi-Fi", "wifi"),
        ("Conexão de Rede sem Fio", "wifi", "192.168.1.5", "Wi-Fi", "wifi"),
        ("Conexão Local* 10", "wifi", "192.168.137.1", "Wi-Fi", "wifi"),
        ("Ethernet", "ethernet", "172.16.3.9", "Ethernet", "cable"),
        ("Ethernet 2", "ethernet", "192.168.0.13", "Ethernet", "cable"),
        ("Conexão Local", "ethernet", "192.168.0.14", "Ethernet", "cable"),
        ("Ethernet", "ethernet", "200.130.1.2", "Ethernet", "cable"),
        ("Radmin VPN", "ethernet", "26.1.2.3", "Radmin VPN", "vpn"),
        ("Ethernet 3", "ethernet", "26.255.0.1", "Radmin VPN", "vpn"),
        ("Hamachi", "ethernet", "25.4.5.6", "Hamachi", "vpn"),
        ("LogMeIn Hamachi", "ethernet", "25.4.5.6", "Hamachi", "vpn"),
        ("Ethernet 4", "ethernet", "25.4.5.6", "Hamachi", "vpn"),
        ("ZeroTier One [8056c2e21c000001]", "ethernet", "10.147.17.4", "ZeroTier", "vpn"),
        ("Tailscale", "virtual", "100.101.102.103", "Tailscale", "vpn"),
        ("rede do clube", "virtual", "100.64.0.9", "Tailscale", "vpn"),
        ("WireGuard Tunnel", "virtual", "10.9.0.2", "WireGuard", "vpn"),
        ("escola", "virtual", "10.9.0.2", "escola", "vpn"),
        ("OpenVPN TAP-Windows6", "ethernet", "10.8.0.6", "OpenVPN", "vpn"),
        ("VPN da escola", "unknown", "10.20.0.6", "VPN", "vpn"),
        ("vEthernet (WSL)", "ethernet", "172.28.96.1", "WSL", "other"),
        ("vEthernet (WSL (Hyper-V firewall))", "ethernet", "172.28.96.1", "WSL", "other"),
        ("vEthernet (Default Switch)", "ethernet", "172.20.48.1", "Hyper-V", "other"),
        ("VirtualBox Host-Only Network", "ethernet", "192.168.56.1", "VirtualBox", "other"),
        ("VMware Network Adapter VMnet8", "ethernet", "192.168.92.1", "VMware", "other"),
        ("Conexão de Rede Bluetooth", "ethernet", "192.168.44.2", "Bluetooth", "other"),
        ("Celular", "unknown", "10.77.1.2", "Celular", "other"),
        # Linux
        ("wlp3s0", "wifi", "192.168.0.12", "Wi-Fi", "wifi"),
        ("wlan0", "ethernet", "192.168.0.12", "Wi-Fi", "wifi"),
        ("enp0s31f6", "ethernet", "192.168.0.13", "Ethernet", "cable"),
        ("eth0", "ethernet", "10.0.0.2", "Ethernet", "cable"),
        ("br0", "ethernet", "10.0.0.2", "Ethernet", "cable"),
        ("tun0", "virtual", "10.8.0.2", "VPN", "vpn"),
        ("tap0", "ethernet", "10.8.0.2", "VPN", "vpn"),
        ("wg0", "virtual", "10.9.0.2", "WireGuard", "vpn"),
        ("tailscale0", "virtual", "100.101.102.103", "Tailscale", "vpn"),
        ("ham0", "ethernet", "25.4.5.6", "Hamachi", "vpn"),
        ("ztabcdefgh", "ethernet", "10.147.17.4", "ZeroTier", "vpn"),
        ("docker0", "ethernet", "172.17.0.1", "Docker", "other"),
        ("br-3f1c2d4e5a6b", "ethernet", "172.18.0.1", "Docker", "other"),
        ("veth12ab34c", "ethernet", "172.17.0.9", "Docker", "other"),
        ("podman0", "ethernet", "10.88.0.1", "Podman", "other"),
        ("virbr0", "ethernet", "192.168.122.1", "libvirt", "other"),
        ("vboxnet0", "ethernet", "192.168.56.1", "VirtualBox", "other"),
        ("vmnet8", "ethernet", "192.168.92.1", "VMware", "other"),
        ("lxcbr0", "ethernet", "10.0.3.1", "LXC", "other"),
    ],
)
def test_each_network_has_the_name_that_a_person_knows_it_by(
    name: str, hardware: Hardware, ip: str, network: str, kind: Kind
) -> None:
    assert sort_out([Adapter(name, hardware, ip)]) == [Reachable(ip, network, kind)]


@pytest.mark.parametrize(
    ("hardware", "ip", "network", "kind"),
    [
        ("wifi", "26.1.2.3", "Wi-Fi", "wifi"),
        ("wifi", "100.70.1.2", "Wi-Fi", "wifi"),
        ("ethernet", "100.70.1.2", "Ethernet", "cable"),
    ],
)
def test_a_real_card_with_an_address_out_of_a_vpn_range_stays_a_real_card(
    hardware: Hardware, ip: str, network: str, kind: Kind
) -> None:
    assert sort_out([Adapter("placa", hardware, ip)]) == [Reachable(ip, network, kind)]


def test_real_cards_come_first_then_vpns_then_virtual_machines_then_ipv6_then_the_addressless() -> (
    None
):
    found = [
        Adapter("Ethernet 2", "ethernet", "169.254.7.8"),
        Adapter("Wi-Fi", "wifi", "2804:14c::9"),
        Adapter("VirtualBox Host-Only Network", "ethernet", "192.168.56.1"),
        Adapter("Radmin VPN", "ethernet", "26.1.2.3"),
        Adapter("Ethernet", "ethernet", "200.130.1.2"),
        Adapter("Wi-Fi", "wifi", "192.168.0.12"),
    ]
    assert sort_out(found) == [
        Reachable("192.168.0.12", "Wi-Fi", "wifi"),
        Reachable("200.130.1.2", "Ethernet", "cable"),
        Reachable("26.1.2.3", "Radmin VPN", "vpn"),
        Reachable("192.168.56.1", "VirtualBox", "other"),
        Reachable("2804:14c::9", "Wi-Fi", "wifi"),
        Reachable("169.254.7.8", "Ethernet sem endereço da rede", "cable"),
    ]


def test_equally_good_addresses_keep_the_order_of_the_system() -> None:
    found = [
        Adapter("Ethernet 2", "ethernet", "192.168.0.13"),
        Adapter("Wi-Fi", "wifi", "192.168.0.12"),
        Adapter("Ethernet", "ethernet", "10.0.0.4"),
    ]
    assert [address.ip for address in sort_out(found)] == [
        "192.168.0.13",
        "192.168.0.12",
        "10.0.0.4",
    ]


@pytest.mark.parametrize(
    "ip", ["127.0.0.1", "::1", "fe80::1%eth0", "fe80::1", "0.0.0.0", "ff02::1"]
)
def test_an_address_that_leads_nowhere_is_left_out(ip: str) -> None:
    assert sort_out([Adapter("lo", "unknown", ip)]) == []


def test_a_computer_without_a_network_has_no_address() -> None:
    assert sort_out([]) == []


def test_the_system_is_asked_and_its_loopback_is_not_shown_to_classmates() -> None:
    assert "127.0.0.1" in {adapter.ip for adapter in adapters()}
    assert "127.0.0.1" not in {address.ip for address in reachable()}

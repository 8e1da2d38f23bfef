using System.Net;
using System.Net.Sockets;

namespace Cauce.App.Shared;

/// <summary>Whether an address of the network is out in the world, where somebody else's server may stand, and not inside ours.</summary>
internal static class PublicAddress
{
    /// <summary>Networks that no foreign server has, of IANA's registries of special-purpose addresses (RFC 6890 and its successors).</summary>
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = Plain(address);
        return !Inside.Any(network => network.Contains(plain));
    }

    /// <summary>What an IPv6 address leads to where it only wraps one of IPv4: mapped, NAT64 (RFC 6052), 6to4 (RFC 3056).</summary>
    private static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (bytes.AsSpan(0, 12).SequenceEqual(Nat64))
            return new IPAddress(bytes.AsSpan(12, 4));
        // A zone belongs to an interface of ours.
        return bytes is [0x20, 0x02, ..] ? new IPAddress(bytes.AsSpan(2, 4)) : address.ScopeId == 0 ? address : new IPAddress(bytes);
    }

    private static ReadOnlySpan<byte> Nat64 => [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
}

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace LotFunctions.Local.Hosting;

/// <summary>
/// The addresses to listen on. Their ports are taken at once and the sockets kept for the server: a port 0, because notices
/// carry the address and are composed before the server listens; others, because one that is in use is to be told before anything is begun.
/// </summary>
internal sealed class Listening
{
    private readonly Dictionary<IPEndPoint, Socket> taken = [];

    private Listening(IReadOnlyList<string> urls) => Urls = urls;

    public IReadOnlyList<string> Urls { get; private set; }

    public bool IsLoopbackOnly => Urls.All(u => IsLoopback(BindingAddress.Parse(u).Host));

    /// <exception cref="LocalSetupException">An address cannot be read, or is no http or https address.</exception>
    public static Listening Parse(string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) throw new LocalSetupException("There is no address to listen on: name one by --urls.");
        foreach (var part in parts)
        {
            if (!Uri.TryCreate(part.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            {
                throw new LocalSetupException($"'{part}' is no address to listen on; one looks like {LocalOptions.DefaultUrls}.");
            }
        }

        return new Listening(parts);
    }

    /// <summary>Takes the ports; call it when it is sure that the host will listen here.</summary>
    /// <exception cref="LocalSetupException">One is in use, or needs rights that this process has not.</exception>
    public void TakePorts() => Urls = [.. Urls.Select(Take)];

    public Socket SocketFor(EndPoint endpoint) =>
        endpoint is IPEndPoint ip && taken.Remove(ip, out var socket) ? socket : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    private string Take(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.Port != 0)
        {
            foreach (var one in EndPoints(address)) TakeFixed(url, one);
            return url;
        }

        var ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Loopback;
        var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(ip, 0));
        var endpoint = (IPEndPoint)socket.LocalEndPoint!;
        taken.Add(endpoint, socket);
        return $"{address.Scheme}://{endpoint}";
    }

    /// <summary>What the server binds for an address.</summary>
    private static IPEndPoint[] EndPoints(BindingAddress address)
    {
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)) return [new IPEndPoint(ip, address.Port)];
        return string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? [new IPEndPoint(IPAddress.Loopback, address.Port), new IPEndPoint(IPAddress.IPv6Loopback, address.Port)]
            : [new IPEndPoint(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, address.Port)];
    }

    private void TakeFixed(string url, IPEndPoint endpoint)
    {
        try
        {
            taken.Add(endpoint, SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            foreach (var socket in taken.Values) socket.Dispose();
            throw new LocalSetupException($"Failed to bind to address {url}: {(e.SocketErrorCode == SocketError.AccessDenied ? "this process may not" : "address already in use")}.", e);
        }
        catch (SocketException)
        {
            // Of localhost's two, one may not be there; the server says what is missing.
        }
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace LotFunctions.Local.Hosting;

/// <summary>
/// The addresses to listen on. A port 0 is taken at once and its socket kept for the server, because notices carry the
/// address and are composed before the server listens.
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

    /// <summary>Takes the free ports; call it when it is sure that the host will listen.</summary>
    public void TakePorts() => Urls = [.. Urls.Select(Take)];

    public Socket SocketFor(EndPoint endpoint) =>
        endpoint is IPEndPoint ip && taken.Remove(ip, out var socket) ? socket : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    private string Take(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.Port != 0) return url;
        var ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Loopback;
        var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(ip, 0));
        var endpoint = (IPEndPoint)socket.LocalEndPoint!;
        taken.Add(endpoint, socket);
        return $"{address.Scheme}://{endpoint}";
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

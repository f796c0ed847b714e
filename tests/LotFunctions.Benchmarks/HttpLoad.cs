using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LotFunctions.Benchmarks;

/// <summary>Posts over kept connections, each of which waits for an answer before it sends again; as little work as a client can do.</summary>
internal static class HttpLoad
{
    /// <summary>One list of bodies a connection. Returns the seconds of every request, the longest last.</summary>
    public static async Task<double[]> PostAsync(Uri address, IReadOnlyList<IReadOnlyList<byte[]>> connections)
    {
        var latencies = new ConcurrentBag<double[]>();
        await Task.WhenAll(connections.Select(bodies => Task.Run(async () => latencies.Add(await ConnectionAsync(address, bodies)))));
        return [.. latencies.SelectMany(l => l).Order()];
    }

    private static async Task<double[]> ConnectionAsync(Uri address, IReadOnlyList<byte[]> bodies)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var latencies = new double[bodies.Count];
        var request = new byte[64 * 1024];
        var answer = new byte[64 * 1024];
        for (var i = 0; i < bodies.Count; i++)
        {
            var head = Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"POST /api/scans HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {bodies[i].Length}\r\n\r\n"));
            head.CopyTo(request, 0);
            bodies[i].CopyTo(request, head.Length);
            var started = Stopwatch.GetTimestamp();
            await socket.SendAsync(request.AsMemory(0, head.Length + bodies[i].Length));
            var length = 0;
            do
            {
                var read = await socket.ReceiveAsync(answer.AsMemory(length));
                if (read == 0) throw new IOException("The host closed the connection.");
                length += read;
            }
            while (!IsWhole(answer.AsSpan(0, length)));
            latencies[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8) || answer.AsSpan(0, length).IndexOf("\"accepted\":1"u8) < 0)
            {
                throw new InvalidOperationException($"A scan was not accepted: {Encoding.UTF8.GetString(answer, 0, length)}");
            }
        }

        return latencies;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var at = answer.IndexOf("Content-Length: "u8);
        if (at < 0 || at > end) return answer.EndsWith("0\r\n\r\n"u8);
        var digits = answer[(at + 16)..];
        return answer.Length >= end + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}

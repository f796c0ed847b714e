using System.Buffers;
using System.Text.Json;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edifact;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.Fuzz;

/// <summary>
/// Reads one input in all ways and answers it: no exception, the same parts whole and in pieces, starts and ends in order, what
/// is allocated bounded by the length of the input.
/// </summary>
internal static class FuzzTarget
{
    // Diagnostics with their texts are the most that a byte can cost: a message for each of the segments.
    private const long BytesAllowed = 4 * 1024 * 1024;
    private const long BytesAllowedForEach = 4096;

    private static readonly DateTimeOffset Now = new(2026, 7, 14, 9, 15, 0, TimeSpan.Zero);

    /// <summary>Null when nothing is wrong.</summary>
    public static FuzzFinding? Try(byte[] input, int seed)
    {
        try
        {
            return Check(input, seed);
        }
        catch (Exception e)
        {
            var frame = e.StackTrace?.Split('\n').FirstOrDefault(static l => l.Contains("LotFunctions", StringComparison.Ordinal))?.Trim() ?? "unknown place";
            return new FuzzFinding($"{e.GetType().Name} {frame}", e.ToString());
        }
    }

    private static FuzzFinding? Check(byte[] input, int seed)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parts = AsnReader.Read(input).ToList();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > BytesAllowed + (BytesAllowedForEach * input.Length))
        {
            return new FuzzFinding("allocation", $"{allocated} bytes were allocated for {input.Length} bytes of input.");
        }

        X12Envelope.TryReadHeader(input, out _, out _);
        EdifactEnvelope.TryReadHeader(input, out _, out _);
        return Ordered(parts) ?? InPieces(input, seed, parts) ?? Answered(parts);
    }

    private static FuzzFinding? InPieces(byte[] input, int seed, List<AsnPart> whole)
    {
        var pieces = ReadAll(new Pieces(input, seed));
        if (pieces.Count != whole.Count) return new FuzzFinding("pieces", $"{whole.Count} parts of the whole, {pieces.Count} in pieces.");
        for (var i = 0; i < whole.Count; i++)
        {
            var (one, other) = (Text(whole[i]), Text(pieces[i]));
            if (one != other) return new FuzzFinding("pieces", $"Part {i} of the whole is {one}; in pieces it is {other}.");
        }

        return null;
    }

    /// <summary>The stream never waits, so this does not either.</summary>
    private static List<AsnPart> ReadAll(Stream stream)
    {
        var parts = new List<AsnPart>();
        var all = AsnReader.ReadAsync(stream, CancellationToken.None).GetAsyncEnumerator();
        while (true)
        {
            var next = all.MoveNextAsync();
            if (!next.IsCompleted) throw new InvalidOperationException("The reader waits for a stream that is there.");
            if (!next.GetAwaiter().GetResult()) return parts;
            parts.Add(all.Current);
        }
    }

    private static FuzzFinding? Ordered(List<AsnPart> parts)
    {
        var (interchange, group) = (false, false);
        foreach (var part in parts)
        {
            var right = part switch
            {
                AsnPart.InterchangeStart => !interchange,
                AsnPart.GroupStart => interchange && !group,
                AsnPart.GroupEnd => group,
                AsnPart.InterchangeEnd => interchange && !group,
                AsnPart.Notice or AsnPart.Other => interchange,
                _ => !interchange,
            };
            if (!right) return new FuzzFinding("order", $"{part.GetType().Name} stands where it cannot stand.");
            interchange = part is AsnPart.InterchangeStart || (interchange && part is not AsnPart.InterchangeEnd);
            group = part is AsnPart.GroupStart || (group && part is not AsnPart.GroupEnd);
        }

        return interchange ? new FuzzFinding("order", "An interchange has no end.") : null;
    }

    private static FuzzFinding? Answered(List<AsnPart> parts)
    {
        var reporter = new InterchangeReporter();
        foreach (var part in parts)
        {
            if (reporter.Add(part) is not { } report || Acknowledgment.Of(report, []) is not { } answer) continue;
            var output = new ArrayBufferWriter<byte>();
            answer.Write(output, [.. Enumerable.Range(1, answer.NumbersNeeded).Select(static n => (long)n)], Now);
            var ends = AsnReader.Read(output.WrittenMemory).OfType<AsnPart.InterchangeEnd>().ToList();
            if (ends is not [{ IsComplete: true }]) return new FuzzFinding("answer", $"The answer is no whole interchange: {System.Text.Encoding.Latin1.GetString(output.WrittenSpan)}");
        }

        return null;
    }

    private static string Text(AsnPart part) => JsonSerializer.Serialize(part, part.GetType());
}

using System.IO.Compression;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// One append, decided: everything that it writes into the partitions. It is durable in the journal before the first of them is
/// written, and says what to write so plainly that anybody can finish it, any number of times.
/// </summary>
internal sealed record Intent(IReadOnlyList<IntentEvent> Events, IReadOnlyList<IntentState> States)
{
    private string? id;

    /// <summary>The position of its last event: intents are in the order of their ids.</summary>
    public string Id => id ??= Keys.Position(Events.Max(e => e.Record.RecordedAt));

    public static Intent Unpack(string packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        var plain = new MemoryStream();
        brotli.CopyTo(plain);
        return CanonicalJson.Read<Intent>(plain.GetBuffer().AsSpan(0, (int)plain.Length));
    }

    /// <summary>As text that costs little to store: it is paid for by its length, twice.</summary>
    public string Pack()
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) brotli.Write(CanonicalJson.Write(this));
        return Convert.ToBase64String(packed.ToArray());
    }
}

/// <summary>An event and where it goes.</summary>
/// <param name="Record">As it is recorded.</param>
/// <param name="Home">The ledger's partition that it goes into.</param>
/// <param name="Graph">The graph's partitions, with the id that it has there.</param>
/// <param name="Again">It is recorded already, and goes to further places: a void whose target comes after it.</param>
internal sealed record IntentEvent(RecordedEvent Record, string Home, IReadOnlyList<Posting> Graph, bool Again = false);

/// <summary>The state of a lot after the append.</summary>
/// <param name="State">Null when no event of it is left.</param>
internal sealed record IntentState(LotKey Lot, LotState? State);

using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The stored form of a lot's state, without the lot (<see cref="ByteWriter"/>).</summary>
internal static class StateBody
{
    private const byte Version = 2;

    // Of states without an unknown quantity, which are the same as ever, and of outdated ones.
    private const byte Plain = 1;
    private const int Most = 1_000_000;
    private const int Amounts = 8;

    /// <summary>Null for the state of a lot without any event left.</summary>
    public static byte[]? Write(LotState state) => Written(state) is { IsEmpty: false } body ? body.ToArray() : null;

    /// <summary>As <see cref="Write"/>, empty for none; valid until the thread writes the next value.</summary>
    public static ReadOnlySpan<byte> Written(LotState state)
    {
        if (state.Last is not { } last) return [];
        var w = ByteWriter.Take();
        w.Byte(state.Unknown is null ? Plain : Version);
        w.Byte((byte)((state.HasUnknownQuantity ? 1 : 0) | (state.WentBelowZero ? 2 : 0) | (state.Attributes is not null ? 4 : 0)));
        w.Number(state.SeenMask);
        w.Time(last.At);
        w.Byte((byte)last.Type);
        WriteId(w, last.EventId);
        w.Number((ulong)state.Totals.Count);
        foreach (var totals in state.Totals) WriteTotals(w, totals);
        w.Number((ulong)state.Balances.Count);
        foreach (var balance in state.Balances)
        {
            w.Text(balance.Location);
            w.Decimal(balance.Value);
            w.Text(balance.Unit);
        }

        WriteHolds(w, state);

        if (state.Attributes is { } attributes) EventBody.WriteAttributes(w, attributes);
        if (state.Unknown is { } unknown) WriteUnknown(w, unknown);
        return w.Written;
    }

    /// <exception cref="InvalidDataException">It was not written by <see cref="Write"/>.</exception>
    public static LotState Read(LotKey lot, ReadOnlySpan<byte> body)
    {
        var r = new ByteReader(body);
        var version = r.Byte();
        if (version is not (Plain or Version)) throw ByteReader.Damaged();
        var flags = r.Byte();
        var mask = r.Number();
        var last = new LotEventMark(r.Time(), (LotEventType)r.Byte(), ReadId(ref r));
        var totals = new List<LotTotals>();
        for (var count = r.Count(Most); count > 0; count--) totals.Add(ReadTotals(ref r));
        var balances = new List<Balance>();
        for (var count = r.Count(Most); count > 0; count--) balances.Add(new Balance(r.Text(), r.Decimal(), r.Text()));
        var holds = new Dictionary<string, string>();
        for (var count = r.Count(Most); count > 0; count--) holds[r.Text()] = r.Text();
        var attributes = (flags & 4) == 0 ? null : EventBody.ReadAttributes(ref r);
        var seen = Enum.GetValues<LotEventType>().Where(t => (mask & 1UL << (int)t) != 0);
        return LotState.Restore(lot, totals, balances, holds, attributes, seen, (flags & 1) != 0, (flags & 2) != 0, last, version == Plain ? null : ReadUnknown(ref r));
    }

    private static void WriteUnknown(ByteWriter w, UnknownStock unknown)
    {
        w.Byte((byte)(unknown.CameIn ? 1 : 0));
        w.Number((ulong)unknown.Places.Count);
        foreach (var place in unknown.Places)
        {
            w.Text(place.Unit);
            w.Text(place.Location);
        }
    }

    private static UnknownStock ReadUnknown(ref ByteReader r)
    {
        var cameIn = r.Byte() != 0;
        var places = new List<UnknownPlace>();
        for (var count = r.Count(Most); count > 0; count--) places.Add(new UnknownPlace(r.Text(), r.Text()));
        return UnknownStock.Restore(cameIn, places);
    }

    private static void WriteHolds(ByteWriter w, LotState state)
    {
        if (state.IsFree)
        {
            w.Number(0);
            return;
        }

        w.Number((ulong)state.Holds.Count);
        foreach (var (key, reason) in state.Holds)
        {
            w.Text(key);
            w.Text(reason);
        }
    }

    private static void WriteTotals(ByteWriter w, LotTotals t)
    {
        ReadOnlySpan<decimal> amounts = [t.Announced, t.Received, t.Produced, t.Consumed, t.Shipped, t.Returned, t.Scrapped, t.Adjusted];
        var mask = 0;
        for (var i = 0; i < Amounts; i++) mask |= amounts[i] == 0 ? 0 : 1 << i;
        w.Text(t.Unit);
        w.Byte((byte)mask);
        foreach (var amount in amounts)
        {
            if (amount != 0) w.Decimal(amount);
        }
    }

    private static LotTotals ReadTotals(ref ByteReader r)
    {
        var unit = r.Text();
        var mask = r.Byte();
        Span<decimal> a = stackalloc decimal[Amounts];
        for (var i = 0; i < Amounts; i++) a[i] = (mask & 1 << i) == 0 ? 0 : r.Decimal();
        return new LotTotals(unit)
        {
            Announced = a[0], Received = a[1], Produced = a[2], Consumed = a[3], Shipped = a[4], Returned = a[5], Scrapped = a[6], Adjusted = a[7],
        };
    }

    /// <summary>A derived id is <c>e-</c> and 16 bytes in hex.</summary>
    private static void WriteId(ByteWriter w, string id)
    {
        Span<byte> derived = stackalloc byte[16];
        if (Derived(id, derived))
        {
            w.Byte(1);
            w.Bytes(derived);
        }
        else
        {
            w.Byte(0);
            w.Text(id);
        }
    }

    private static string ReadId(ref ByteReader r) => r.Byte() switch
    {
        0 => r.Text(),
        1 => "e-" + Convert.ToHexStringLower(r.Bytes(16)),
        _ => throw ByteReader.Damaged(),
    };

    private static bool Derived(string id, Span<byte> bytes) =>
        id.Length == 34
        && id.StartsWith("e-", StringComparison.Ordinal)
        && id.AsSpan(2).IndexOfAnyExcept("0123456789abcdef") < 0
        && Convert.FromHexString(id.AsSpan(2), bytes, out _, out _) == System.Buffers.OperationStatus.Done;
}

using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The stored form of an event: a version, then the fields that are set, each as its number and its value
/// (<see cref="ByteWriter"/>), in rising order. The numbers stay as they are for ever; new fields get new ones. What is
/// hashed is the canonical JSON, never this.
/// </summary>
internal static class EventBody
{
    private const byte Version = 1;
    private const string DerivedPrefix = "e-";
    private const int DerivedLength = 32;
    private const int MostInputs = 1_000_000;

    public static byte[] Write(LotEvent e) => Written(e).ToArray();

    /// <summary>As <see cref="Write"/>; valid until the thread writes the next value.</summary>
    public static ReadOnlySpan<byte> Written(LotEvent e)
    {
        var w = ByteWriter.Take();
        w.Byte(Version);
        w.Byte((byte)e.Type);
        w.Time(e.At);
        WriteIdentity(w, e);
        if (e.Lot is { } lot)
        {
            w.Byte((byte)Field.Lot);
            w.Lot(lot);
        }

        if (e.Quantity is { } quantity)
        {
            w.Byte((byte)Field.Quantity);
            w.Quantity(quantity);
        }

        Text(w, Field.LogisticUnit, e.LogisticUnit);
        Text(w, Field.OuterUnit, e.OuterUnit);
        Text(w, Field.WorkOrder, e.WorkOrder);
        if (e.Inputs is { } inputs) WriteInputs(w, inputs);
        Text(w, Field.Shipment, e.Shipment);
        Text(w, Field.Customer, e.Customer);
        Text(w, Field.Supplier, e.Supplier);
        Text(w, Field.Location, e.Location);
        Text(w, Field.FromLocation, e.FromLocation);
        Text(w, Field.Device, e.Device);
        Text(w, Field.Operator, e.Operator);
        Text(w, Field.Reference, e.Reference);
        Text(w, Field.Reason, e.Reason);
        Text(w, Field.Document, e.Document);
        Text(w, Field.Recall, e.Recall);
        if (e.AsExecuted) w.Byte((byte)Field.AsExecuted);
        if (e.Attributes is { } attributes)
        {
            w.Byte((byte)Field.Attributes);
            WriteAttributes(w, attributes);
        }

        if (e.Inspection is { } inspection) WriteInspection(w, inspection);
        if (e.Judgement is { } judgement)
        {
            w.Byte((byte)Field.Judgement);
            JudgementBody.Write(w, judgement);
        }

        return w.Written;
    }

    /// <summary>What it does, for who knows by number what it names: made without the event. Costs a fourth of the whole.</summary>
    /// <exception cref="InvalidDataException">It was not written by <see cref="Write"/>.</exception>
    public static EventEffect ReadEffect(ReadOnlySpan<byte> body)
    {
        var r = new ByteReader(body);
        _ = ReadStart(ref r, out var at);
        SkipIdentity(ref r);
        var effect = new EventEffect { At = at };
        var before = Field.None;
        while (before < Field.Reference && !r.AtEnd)
        {
            var field = ReadField(ref r, before);
            before = field;
            switch (field)
            {
                case Field.Lot: r.SkipText(); r.SkipText(); break;
                case Field.Quantity: effect = effect with { Quantity = r.Quantity() }; break;
                case Field.Inputs: effect = effect with { Inputs = ReadInputs(ref r) }; break;
                case Field.Shipment: effect = effect with { Shipment = r.Text() }; break;
                case Field.Customer: effect = effect with { Customer = r.Text() }; break;
                case Field.Reference: effect = effect with { Reference = r.Text() }; break;
                case > Field.Reference: break;
                default: r.SkipText(); break;
            }
        }

        return effect;
    }

    /// <summary>Its type alone.</summary>
    /// <exception cref="InvalidDataException">It was not written by <see cref="Write"/>.</exception>
    public static LotEventType TypeOf(ReadOnlySpan<byte> body) => body is [Version, <= (byte)LotEventType.Void, ..] ? (LotEventType)body[1] : throw ByteReader.Damaged();

    /// <exception cref="InvalidDataException">It was not written by <see cref="Write"/>.</exception>
    public static LotEvent Read(ReadOnlySpan<byte> body)
    {
        var r = new ByteReader(body);
        var type = ReadStart(ref r, out var at);
        var (id, hash) = ReadIdentity(ref r);
        LotKey? lot = null;
        Standards.Quantity? quantity = null;
        IReadOnlyList<LotInput>? inputs = null;
        LotAttributes? attributes = null;
        Inspection? inspection = null;
        RuleJudgement? judgement = null;
        var asExecuted = false;
        Texts texts = default;
        var before = Field.None;
        while (!r.AtEnd)
        {
            var field = ReadField(ref r, before);
            before = field;
            switch (field)
            {
                case Field.Lot: lot = r.Lot(); break;
                case Field.Quantity: quantity = r.Quantity(); break;
                case Field.Inputs: inputs = ReadInputs(ref r); break;
                case Field.AsExecuted: asExecuted = true; break;
                case Field.Attributes: attributes = ReadAttributes(ref r); break;
                case Field.Inspection: inspection = ReadInspection(ref r); break;
                case Field.Judgement: judgement = JudgementBody.Read(ref r); break;
                default: texts[(int)field] = r.Text(); break;
            }
        }

        return new LotEvent
        {
            EventId = id,
            ContentHash = hash,
            Type = type,
            At = at,
            Lot = lot,
            Quantity = quantity,
            LogisticUnit = texts[(int)Field.LogisticUnit],
            OuterUnit = texts[(int)Field.OuterUnit],
            WorkOrder = texts[(int)Field.WorkOrder],
            Inputs = inputs,
            Shipment = texts[(int)Field.Shipment],
            Customer = texts[(int)Field.Customer],
            Supplier = texts[(int)Field.Supplier],
            Location = texts[(int)Field.Location],
            FromLocation = texts[(int)Field.FromLocation],
            Device = texts[(int)Field.Device],
            Operator = texts[(int)Field.Operator],
            Reference = texts[(int)Field.Reference],
            Reason = texts[(int)Field.Reason],
            Document = texts[(int)Field.Document],
            Recall = texts[(int)Field.Recall],
            AsExecuted = asExecuted,
            Attributes = attributes,
            Inspection = inspection,
            Judgement = judgement,
        };
    }

    /// <summary>The id alone.</summary>
    public static string ReadId(ReadOnlySpan<byte> body)
    {
        var r = new ByteReader(body);
        r.Bytes(2 + sizeof(long));
        return ReadIdentity(ref r).Id;
    }

    public static void WriteAttributes(ByteWriter w, LotAttributes a)
    {
        w.Byte(Mask(a.Expiry is not null, a.BestBefore is not null, a.Production is not null, a.Packaging is not null, a.Description is not null, a.SupplierItem is not null));
        if (a.Expiry is { } expiry) w.Date(expiry);
        if (a.BestBefore is { } bestBefore) w.Date(bestBefore);
        if (a.Production is { } production) w.Date(production);
        if (a.Packaging is { } packaging) w.Date(packaging);
        if (a.Description is { } description) w.Text(description);
        if (a.SupplierItem is { } item) w.Text(item);
    }

    public static LotAttributes ReadAttributes(ref ByteReader r)
    {
        var mask = r.Byte();
        if (mask > 0x3F) throw ByteReader.Damaged();
        return new LotAttributes
        {
            Expiry = (mask & 1) == 0 ? null : r.Date(),
            BestBefore = (mask & 2) == 0 ? null : r.Date(),
            Production = (mask & 4) == 0 ? null : r.Date(),
            Packaging = (mask & 8) == 0 ? null : r.Date(),
            Description = (mask & 16) == 0 ? null : r.Text(),
            SupplierItem = (mask & 32) == 0 ? null : r.Text(),
        };
    }

    private static LotEventType ReadStart(ref ByteReader r, out DateTimeOffset at)
    {
        if (r.Byte() != Version) throw ByteReader.Damaged();
        var type = (LotEventType)r.Byte();
        if (type > LotEventType.Void) throw ByteReader.Damaged();
        at = r.Time();
        return type;
    }

    private static Field ReadField(ref ByteReader r, Field before) =>
        (Field)r.Byte() is var field && field > before && field <= Field.Judgement ? field : throw ByteReader.Damaged();

    /// <summary>An id that is derived from the content hash (<see cref="EventIdentity"/>) is not written a second time.</summary>
    private static void WriteIdentity(ByteWriter w, LotEvent e)
    {
        Span<byte> hash = stackalloc byte[32];
        var isHash = Hex.TryRead(e.ContentHash, hash);
        var derived = isHash && IsDerived(e.EventId, e.ContentHash);
        w.Byte(Mask(isHash, derived));
        if (isHash) w.Bytes(hash);
        else w.Text(e.ContentHash);
        if (!derived) w.Text(e.EventId);
    }

    private static (string Id, string Hash) ReadIdentity(ref ByteReader r)
    {
        var mask = r.Byte();
        if (mask is 2 or > 3) throw ByteReader.Damaged();
        var hash = (mask & 1) == 0 ? r.Text() : Convert.ToHexStringLower(r.Bytes(32));
        return ((mask & 2) == 0 ? r.Text() : string.Concat(DerivedPrefix, hash.AsSpan(0, DerivedLength)), hash);
    }

    private static void SkipIdentity(ref ByteReader r)
    {
        var mask = r.Byte();
        if (mask is 2 or > 3) throw ByteReader.Damaged();
        if ((mask & 1) == 0) r.SkipText();
        else r.Bytes(32);
        if ((mask & 2) == 0) r.SkipText();
    }

    private static bool IsDerived(string id, string hash) =>
        id.Length == DerivedPrefix.Length + DerivedLength
        && id.StartsWith(DerivedPrefix, StringComparison.Ordinal)
        && id.AsSpan(DerivedPrefix.Length).SequenceEqual(hash.AsSpan(0, DerivedLength));

    private static void Text(ByteWriter w, Field field, string? value)
    {
        if (value is null) return;
        w.Byte((byte)field);
        w.Text(value);
    }

    private static void WriteInputs(ByteWriter w, IReadOnlyList<LotInput> inputs)
    {
        w.Byte((byte)Field.Inputs);
        w.Number((ulong)inputs.Count);
        foreach (var input in inputs)
        {
            w.Byte(Mask(input.Quantity is not null, input.Labelled is not null));
            w.Lot(input.Lot);
            if (input.Quantity is { } quantity) w.Quantity(quantity);
            if (input.Labelled is { } labelled) w.Text(labelled);
        }
    }

    private static LotInput[] ReadInputs(ref ByteReader r)
    {
        var inputs = new List<LotInput>();
        for (var count = r.Count(MostInputs); count > 0; count--)
        {
            var stated = r.Byte();
            if (stated > 3) throw ByteReader.Damaged();
            inputs.Add(new LotInput(r.Lot(), (stated & 1) == 0 ? null : r.Quantity(), (stated & 2) == 0 ? null : r.Text()));
        }

        return [.. inputs];
    }

    private static void WriteInspection(ByteWriter w, Inspection i)
    {
        w.Byte((byte)Field.Inspection);
        w.Byte(Mask(i.Pass, i.Value is not null, i.Unit is not null, i.Limits is not null, i.Laboratory is not null, i.Certificate is not null));
        w.Text(i.Test);
        foreach (var text in new[] { i.Value, i.Unit, i.Limits, i.Laboratory, i.Certificate }.OfType<string>()) w.Text(text);
    }

    private static Inspection ReadInspection(ref ByteReader r)
    {
        var mask = r.Byte();
        if (mask > 0x3F) throw ByteReader.Damaged();
        return new Inspection
        {
            Pass = (mask & 1) != 0,
            Test = r.Text(),
            Value = (mask & 2) == 0 ? null : r.Text(),
            Unit = (mask & 4) == 0 ? null : r.Text(),
            Limits = (mask & 8) == 0 ? null : r.Text(),
            Laboratory = (mask & 16) == 0 ? null : r.Text(),
            Certificate = (mask & 32) == 0 ? null : r.Text(),
        };
    }

    private static byte Mask(params ReadOnlySpan<bool> bits)
    {
        var mask = 0;
        for (var i = 0; i < bits.Length; i++) mask |= bits[i] ? 1 << i : 0;
        return (byte)mask;
    }

    private enum Field : byte
    {
        None,
        Lot,
        Quantity,
        LogisticUnit,
        OuterUnit,
        WorkOrder,
        Inputs,
        Shipment,
        Customer,
        Supplier,
        Location,
        FromLocation,
        Device,
        Operator,
        Reference,
        Reason,
        Document,
        Recall,
        AsExecuted,
        Attributes,
        Inspection,
        Judgement,
    }

    /// <summary>One for each field up to the last that is a text, without an array of its own.</summary>
    [System.Runtime.CompilerServices.InlineArray((int)Field.Recall + 1)]
    private struct Texts
    {
        private string? first;
    }
}

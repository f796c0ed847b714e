using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class EventBodyTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        OneOf("A", "000", "061414100000000001", "1234567890123456789", "é\"\\<\u2028😀", new string('x', 300), "٣"), Gen.String[Gen.Char[' ', '~'], 1, 20]);

    private static readonly Gen<string?> Maybe = Gen.OneOf(Gen.Const((string?)null), Text.Select(t => (string?)t));

    private static readonly Gen<Quantity> Amount = Gen.Select(Gen.Decimal[-1e15m, 1e15m], OneOf("KGM", "EA", "C62"), (value, unit) => new Quantity(value, unit));

    private static readonly Gen<LotKey> Lot = Gen.Select(OneOf("ITEM", "09501101530003", "9501101530003", "é x"), OneOf("", "L1", "007", "l\u00dft"), (item, lot) =>
        lot.Length > 0 ? LotKey.Create(item, lot) : LotKey.TryCreateWithoutLot(item, out var key, out _) ? key : default);

    private static readonly Gen<DateOnly?> Date = Gen.OneOf(Gen.Const((DateOnly?)null), Gen.Int[0, 800_000].Select(d => (DateOnly?)DateOnly.FromDayNumber(d)));

    private static readonly Gen<LotAttributes> Attributes = Gen.Select(Date, Date, Date, Date, Maybe, Maybe, (expiry, best, made, packed, description, item) =>
        new LotAttributes { Expiry = expiry, BestBefore = best, Production = made, Packaging = packed, Description = description, SupplierItem = item });

    private static readonly Gen<Inspection> Inspections = Gen.Select(Text, Gen.Bool, Maybe, Maybe, Maybe, Maybe, Maybe, (test, pass, value, unit, limits, laboratory, certificate) =>
        new Inspection { Test = test, Pass = pass, Value = value, Unit = unit, Limits = limits, Laboratory = laboratory, Certificate = certificate });

    private static readonly Gen<RuleJudgement> Judgements = Gen.Select(
        Gen.Int[1, int.MaxValue], Maybe, Maybe, Gen.Bool, Gen.OneOf(Gen.Const((ReceiptHold?)null), Gen.Enum<ReceiptHold>().Select(h => (ReceiptHold?)h)),
        Gen.OneOf(Gen.Const((RuleViolation[]?)null), Gen.Select(Text, Text, (code, detail) => new RuleViolation(code, detail)).Array[0, 3]),
        (version, rule, labelled, quarantine, onReceipt, violations) => new RuleJudgement
        {
            Version = version, Rule = rule, Labelled = labelled, Quarantine = quarantine, OnReceipt = onReceipt, Violations = violations,
        });

    private static readonly Gen<LotEvent> Events = Gen.Select(
        Gen.Select(Gen.Enum<LotEventType>(), Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks], Lot.Nullable(), Amount.Nullable(), Gen.Bool),
        Maybe.Array[15],
        Gen.OneOf(Gen.Const((LotInput[]?)null), Gen.Select(Lot, Amount.Nullable(), Maybe, (lot, amount, labelled) => new LotInput(lot, amount, labelled)).Array[0, 4]),
        Gen.OneOf(Gen.Const((LotAttributes?)null), Attributes.Select(a => (LotAttributes?)a)),
        Gen.OneOf(Gen.Const((Inspection?)null), Inspections.Select(i => (Inspection?)i)),
        Gen.OneOf(Gen.Const((RuleJudgement?)null), Judgements.Select(j => (RuleJudgement?)j)),
        (head, t, inputs, attributes, inspection, judgement) => EventIdentity.Seal(
            new LotEvent
            {
                EventId = "", ContentHash = "", Type = head.Item1, At = new DateTimeOffset(head.Item2, TimeSpan.Zero), Lot = head.Item3, Quantity = head.Item4,
                AsExecuted = head.Item5, LogisticUnit = t[0], OuterUnit = t[1], WorkOrder = t[2], Inputs = inputs, Shipment = t[3], Customer = t[4],
                Supplier = t[5], Location = t[6], FromLocation = t[7], Device = t[8], Operator = t[9], Reference = t[10], Reason = t[11], Document = t[12],
                Recall = t[13], Attributes = attributes, Inspection = inspection, Judgement = judgement,
            },
            t[14]));

    [Fact]
    public void Read_OfWhatWasWritten_IsTheEvent() => Events.Sample(
        e =>
        {
            var body = EventBody.Write(e);
            var back = EventBody.Read(body);
            Assert.Equal(CanonicalJson.Write(e), CanonicalJson.Write(back));
            Assert.Equal(body, EventBody.Write(back));
            Assert.Equal(e.EventId, EventBody.ReadId(body));
        },
        iter: 5000);

    [Fact]
    public void ReadEffect_OfWhatWasWritten_SaysOfItWhatTheEventDoes() => Events.Sample(
        e =>
        {
            var body = EventBody.Write(e);
            var read = EventBody.ReadEffect(body);
            Assert.Equal((e.Type, e.At, e.Quantity), (EventBody.TypeOf(body), read.At, read.Quantity));
            Assert.Equal((e.Shipment, e.Customer, e.Reference), (read.Shipment, read.Customer, read.Reference));
            Assert.Equal(e.Inputs, read.Inputs);
        });

    /// <summary>The hand-written canonical form against the serializer's.</summary>
    [Fact]
    public void Canonical_OfAnyEvent_IsWhatTheSerializerWrites() =>
        Events.Sample(e => Assert.Equal(CanonicalJson.Write<LotEvent>(e), CanonicalJson.Write(e)), iter: 5000);

    /// <summary>Whatever the bytes are: a refusal, another event, or a form that is not the one that is written.</summary>
    [Fact]
    public void Read_OfDamagedBytes_IsNeverTheEventInItsForm() => Gen.Select(Events, Gen.Int[0, 10_000], Gen.Byte[1, 255]).Sample(
        (e, at, flip) =>
        {
            var body = EventBody.Write(e);
            body[at % body.Length] ^= flip;
            try
            {
                var back = EventBody.Read(body);
                Assert.True(!EventBody.Write(back).AsSpan().SequenceEqual(body) || !CanonicalJson.Write(back).AsSpan().SequenceEqual(CanonicalJson.Write(e)));
            }
            catch (Exception refused) when (refused is InvalidDataException or ArgumentException or FormatException or OverflowException)
            {
            }
        },
        iter: 5000);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

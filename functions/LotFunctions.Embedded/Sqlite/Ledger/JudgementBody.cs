using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The stored form of what the lot rules said of an event (<see cref="EventBody"/>).</summary>
internal static class JudgementBody
{
    private const int Most = 1000;
    private const byte Rule = 1;
    private const byte Labelled = 2;
    private const byte Violations = 4;
    private const byte Quarantine = 8;
    private const byte OnReceipt = 16;
    private const byte Release = 32;

    public static void Write(ByteWriter w, RuleJudgement j)
    {
        w.Number((ulong)j.Version);
        w.Byte((byte)((j.Rule is null ? 0 : Rule)
            | (j.Labelled is null ? 0 : Labelled)
            | (j.Violations is null ? 0 : Violations)
            | (j.Quarantine ? Quarantine : 0)
            | (j.OnReceipt is null ? 0 : OnReceipt)
            | (j.OnReceipt == ReceiptHold.Release ? Release : 0)));
        if (j.Rule is { } rule) w.Text(rule);
        if (j.Labelled is { } labelled) w.Text(labelled);
        if (j.Violations is not { } violations) return;
        w.Number((ulong)violations.Count);
        foreach (var violation in violations)
        {
            w.Text(violation.Code);
            w.Text(violation.Detail);
        }
    }

    public static RuleJudgement Read(ref ByteReader r)
    {
        var version = r.Count(int.MaxValue);
        var mask = r.Byte();
        if (mask >= 64 || (mask & (OnReceipt | Release)) == Release) throw ByteReader.Damaged();
        return new RuleJudgement
        {
            Version = version,
            Quarantine = (mask & Quarantine) != 0,
            OnReceipt = (mask & OnReceipt) == 0 ? null : (mask & Release) == 0 ? ReceiptHold.Inspection : ReceiptHold.Release,
            Rule = (mask & Rule) == 0 ? null : r.Text(),
            Labelled = (mask & Labelled) == 0 ? null : r.Text(),
            Violations = (mask & Violations) == 0 ? null : ReadViolations(ref r),
        };
    }

    private static RuleViolation[] ReadViolations(ref ByteReader r)
    {
        var violations = new List<RuleViolation>();
        for (var count = r.Count(Most); count > 0; count--) violations.Add(new RuleViolation(r.Text(), r.Text()));
        return [.. violations];
    }
}

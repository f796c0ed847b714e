using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>What can be announced or taken back by itself: one lot of one line of a ship notice.</summary>
/// <param name="notice">The notice.</param>
/// <param name="line">The line.</param>
/// <param name="lotOrdinal">1-based among the line's lots; 0 for a line that names none.</param>
/// <param name="labelled">The lot as the notice writes it; without a lot where the line names none.</param>
internal sealed class NoticePart(SourcedNotice notice, AsnLine line, int lotOrdinal, LotKey labelled)
{
    private readonly JudgedLabel judged = notice.Judge(line, labelled);

    public SourcedNotice Notice => notice;

    public AsnLine Line => line;

    public int LotOrdinal => lotOrdinal;

    public LotKey Labelled => labelled;

    /// <summary>Its identity: as the lot rules read what the notice writes.</summary>
    public LotKey Lot => judged.Lot;

    /// <summary>What the lot rules say of it; null where there are none.</summary>
    public RuleJudgement? Judgement => judged.Judgement;

    /// <summary>The lot rules refuse it.</summary>
    public bool IsRejected => judged.IsRejected;

    /// <summary>Of several lots without quantities, nobody knows the shares: said (lot-quantity-unknown), never guessed.</summary>
    public Quantity? Quantity => lotOrdinal == 0
        ? line.Quantity
        : line.Lots[lotOrdinal - 1].Quantity ?? (line.Lots.Count == 1 ? line.Quantity : null);

    /// <summary>A line of a back-order may say that nothing of it is in the shipment; then it needs no lot.</summary>
    /// <param name="say">Told when that is so.</param>
    public bool IsShipped(SayOfLine say)
    {
        if (Quantity is not { Value: 0 }) return true;
        say(notice, line, Lot.Lot, new Diagnostic("nothing-shipped", "The line's quantity is zero; nothing is announced of it.", line.Position, DiagnosticSeverity.Warning));
        return false;
    }

    /// <summary>How many events it takes: one for each logistic unit.</summary>
    public int Events => Math.Max(1, line.LogisticUnits.Count);

    /// <summary>Two parts with the same content announce the same goods.</summary>
    public object Content => (Lot, Quantity, line.OuterUnit, string.Join(' ', line.LogisticUnits), Attributes(), line.Supplier?.Id);

    public LotAttributes? Attributes() => AttributesOf(line);

    /// <summary>What a line says of its lots; null when nothing.</summary>
    public static LotAttributes? AttributesOf(AsnLine line)
    {
        var attributes = new LotAttributes
        {
            Expiry = line.Expiry,
            BestBefore = line.BestBefore,
            Production = line.Production,
            Packaging = line.Packed,
            Description = line.Description,
            SupplierItem = line.SupplierItem,
        };
        return attributes == new LotAttributes() ? null : attributes;
    }

    /// <summary>The parts of a notice, made as they are asked for: lots of a level are shared by all lines below it.</summary>
    /// <param name="say">Told what is wrong with a line that has a part missing.</param>
    public static IEnumerable<NoticePart> Of(SourcedNotice notice, SayOfLine say)
    {
        foreach (var line in notice.Asn.Lines)
        {
            if (line.Item.Length == 0)
            {
                say(notice, line, null, new Diagnostic("item-missing", "The line names no item.", line.Position));
                continue;
            }

            if (line.Lots.Count == 0)
            {
                if (LotKey.TryCreateWithoutLot(line.Item, out var whole, out var problem)) yield return new NoticePart(notice, line, 0, whole);
                else say(notice, line, null, new Diagnostic("lot-invalid", problem, line.Position));
                continue;
            }

            for (var i = 0; i < line.Lots.Count; i++)
            {
                if (LotKey.TryCreate(line.Item, line.Lots[i].Lot, out var key, out var reason)) yield return new NoticePart(notice, line, i + 1, key);
                else say(notice, line, line.Lots[i].Lot, new Diagnostic("lot-invalid", reason, line.Position));
            }
        }
    }
}

/// <summary>Says something of a line, or of a whole notice when <paramref name="line"/> is null.</summary>
internal delegate void SayOfLine(SourcedNotice notice, AsnLine? line, string? lot, Diagnostic diagnostic);

using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Notices;

/// <summary>A notice with one product of two lots: one definite and shipped twice, one possible and of unknown quantity.</summary>
internal static class SampleNotice
{
    public static readonly NoticeDocument Document = new()
    {
        RecallId = "R-20260302-0a1b2c3d",
        Version = 1,
        Kind = RecallKind.Recall,
        Class = RecallClass.I,
        Title = "Metal in flour",
        Reason = "Metal fragments were found.",
        Hazard = "May cut the mouth.",
        Instructions = "Return it to us.\nWe pay the freight.",
        Issuer = new NoticeIssuer("Mill & Sons", "1 Mill Lane\n12345 Milltown", "quality@mill.example, +1 555 0100"),
        Customer = new NoticeConsignee("C1", "Corner Shop", new Address { Street = "5 High St", PostalCode = "99999", City = "Cornerton", Country = "US" }),
        Language = "en",
        IssuedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        AnswerBy = new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero),
        AnswerUrl = "https://mill.example/api/notices/abc123",
        Products =
        [
            new NoticeProduct("09506000134352", "Bread flour 1 kg", false,
            [
                new NoticeLot("P1", TraceGrade.Definite, [new Quantity(40, "KGM")],
                [
                    new NoticeLine("S1", new DateTimeOffset(2026, 2, 27, 10, 30, 0, TimeSpan.Zero), "340123450000000017", new Quantity(25, "KGM"), TraceGrade.Definite),
                    new NoticeLine("S2", new DateTimeOffset(2026, 2, 28, 10, 30, 0, TimeSpan.Zero), null, new Quantity(15, "KGM"), TraceGrade.Definite),
                ]),
                new NoticeLot("P2", TraceGrade.Possible, [],
                    [new NoticeLine("S3", new DateTimeOffset(2026, 2, 28, 11, 0, 0, TimeSpan.Zero), null, null, TraceGrade.Possible)]),
            ]),
        ],
    };

    /// <summary>The notice that withdraws it: nothing is affected any more.</summary>
    public static readonly NoticeDocument Withdrawal = Document with
    {
        Version = 3,
        IssuedAt = Document.IssuedAt.AddDays(1),
        Supersedes = new NoticeSupersedes(Document.Version, Document.IssuedAt),
        ChangedLines = NoticeChanges.Between(Document.Products, []),
        Products = [],
    };
}

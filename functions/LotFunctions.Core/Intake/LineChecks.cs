using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>The house's own checks, and those that are added to them.</summary>
internal sealed class LineChecks(IReferenceData references, ILedger ledger, IntakeOptions options, IEnumerable<ILineCheck> more)
{
    private readonly ILineCheck[] checks = [new ItemCheck(references, options), new SupplierCheck(references, options), new LotRuleCheck(), new LotStatusCheck(ledger), .. more];

    /// <summary>Says what is found; the parts that may be announced, in their order.</summary>
    public async Task<IReadOnlyList<NoticePart>> PassAsync(IReadOnlyList<NoticePart> parts, SayOfLine say, CancellationToken cancellationToken)
    {
        if (parts.Count == 0) return parts;
        var lots = parts.Select(p => new CheckedLot(p.Notice.Asn, p.Line, p.Lot, p.Notice.SupplierOf(p.Line), p.Notice.Document.ReceivedAt, p.Judgement, p.IsRejected)).ToList();
        var refused = new HashSet<int>();
        foreach (var check in checks)
        {
            foreach (var finding in await check.CheckAsync(lots, cancellationToken))
            {
                var part = parts[finding.Index];
                say(part.Notice, part.Line, part.Lot.Lot, new Diagnostic(finding.Code, finding.Message, finding.Position ?? part.Line.Position, finding.Severity));
                if (finding.Severity == DiagnosticSeverity.Error) refused.Add(finding.Index);
            }
        }

        return refused.Count == 0 ? parts : [.. parts.Where((_, i) => !refused.Contains(i))];
    }
}

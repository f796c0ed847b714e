using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>Where the house says so, who announces must be registered (<c>unknown-supplier</c>).</summary>
internal sealed class SupplierCheck(IReferenceData references, IntakeOptions options) : ILineCheck
{
    public async Task<IReadOnlyList<LineFinding>> CheckAsync(IReadOnlyList<CheckedLot> lots, CancellationToken cancellationToken)
    {
        if (!options.RefuseUnknownSuppliers) return [];
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        var found = new List<LineFinding>();
        for (var i = 0; i < lots.Count; i++)
        {
            var supplier = lots[i].Supplier ?? "";
            if (!known.TryGetValue(supplier, out var isKnown))
            {
                known[supplier] = isKnown = supplier.Length > 0 && await references.FindAsync<Supplier>(supplier, cancellationToken) is not null;
            }

            if (!isKnown) found.Add(new LineFinding(i, RefusalCode.UnknownSupplier, $"Supplier {supplier} is not known here.", DiagnosticSeverity.Error));
        }

        return found;
    }
}

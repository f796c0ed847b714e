using LotFunctions.Standards;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// What is found while a document is processed: of its syntax, and of its lines. Of each severity a thousand are kept: the
/// document is one record, and a hostile one could be in error at every line.
/// </summary>
internal sealed class IntakeFindings(Document document)
{
    private const int Most = 1000;

    private readonly Kept<Diagnostic> syntax = new(d => d.Severity);
    private readonly Kept<OfNotice> advice = new(a => a.Advice.Diagnostic.Severity);
    private readonly HashSet<ApplicationAdvice> known = [];

    public bool HasErrors => syntax.Errors + advice.Errors > 0;

    /// <summary>
    /// What the sender is told, in the order of the document: what it can send otherwise or must know of its lots. That units or
    /// lines are written in one of the usual ways, of which less follows than of another, is for the house alone.
    /// </summary>
    public IReadOnlyList<ApplicationAdvice> AdviceAfter(DocumentEffects effects) =>
    [
        .. Ordered().Where(a => a.Advice.Diagnostic is not { Severity: DiagnosticSeverity.Warning, Code: "unit-quantity-unknown" or "nothing-shipped" })
            .Select(a => effects.Has(a.Ordinal) ? a.Advice : a.Advice with { NothingTaken = true }),
    ];

    /// <summary>Something of the notice is refused.</summary>
    public bool Refuses(SourcedNotice notice) =>
        advice.Items.Exists(a => a.Ordinal == notice.Ordinal && a.Advice.Diagnostic.Severity == DiagnosticSeverity.Error);

    public bool Has(string code) => advice.Items.Exists(a => a.Advice.Diagnostic.Code == code);

    public void Add(Diagnostic diagnostic) => syntax.Add(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) syntax.Add(diagnostic);
    }

    /// <summary>Takes what concerns this document; said twice, it counts once.</summary>
    public void Say(SourcedNotice notice, AsnLine? line, string? lot, Diagnostic diagnostic)
    {
        if (notice.Document.DocumentId != document.DocumentId) return;
        var said = new ApplicationAdvice
        {
            GroupControlNumber = notice.Asn.GroupControlNumber,
            ControlNumber = notice.Asn.ControlNumber,
            MessagePosition = notice.Asn.Position,
            ShipmentId = notice.Asn.ShipmentId,
            LineNumber = line?.Number ?? 0,
            LineId = line?.LineId,
            Item = line is { Item.Length: > 0 } ? line.Item : null,
            Lot = lot is { Length: > 0 } ? lot : null,
            Diagnostic = diagnostic,
        };
        if (known.Contains(said)) return;
        if (advice.Add(new OfNotice(notice.Ordinal, said))) known.Add(said);
    }

    /// <summary>Errors, then warnings; when there are more than are kept, it says how many.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics()
    {
        var all = syntax.Items.Concat(Ordered().Select(a => a.Advice.Diagnostic)).ToList();
        return
        [
            .. Bounded(DiagnosticSeverity.Error, syntax.Errors + advice.Errors),
            .. Bounded(DiagnosticSeverity.Warning, syntax.Warnings + advice.Warnings),
        ];

        IEnumerable<Diagnostic> Bounded(DiagnosticSeverity severity, long count)
        {
            foreach (var diagnostic in all.Where(d => d.Severity == severity).Take(Most)) yield return diagnostic;
            if (count > Most) yield return new Diagnostic("diagnostics-limit", $"There are {count - Most} more of severity {severity}.", null, severity);
        }
    }

    private IEnumerable<OfNotice> Ordered() => advice.Items.OrderBy(a => a.Ordinal).ThenBy(a => a.Advice.LineNumber);

    private readonly record struct OfNotice(int Ordinal, ApplicationAdvice Advice);

    private sealed class Kept<T>(Func<T, DiagnosticSeverity> severityOf)
    {
        public List<T> Items { get; } = [];

        public long Errors { get; private set; }

        public long Warnings { get; private set; }

        /// <summary>True when it is kept; else it is only counted.</summary>
        public bool Add(T item)
        {
            var before = severityOf(item) == DiagnosticSeverity.Error ? Errors++ : Warnings++;
            if (before >= Most) return false;
            Items.Add(item);
            return true;
        }
    }
}

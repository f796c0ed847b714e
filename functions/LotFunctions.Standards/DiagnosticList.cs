using System.Collections;

namespace LotFunctions.Standards;

/// <summary>Collects diagnostics. Of each severity it keeps the first ones, so that a hostile input cannot fill the memory.</summary>
internal sealed class DiagnosticList(int limit = DiagnosticList.DefaultLimit) : IReadOnlyList<Diagnostic>
{
    public const int DefaultLimit = 1000;

    private readonly List<Diagnostic> _items = [];
    private int _errors;
    private int _warnings;

    public int Count => _items.Count;

    public Diagnostic this[int index] => _items[index];

    public bool HasErrors => _errors > 0;

    public void Error(string code, string message, EdiPosition? position, string? pointer = null)
    {
        if (_errors++ < limit)
        {
            _items.Add(new Diagnostic(code, message, position) { Pointer = pointer });
        }
        else if (_errors == limit + 1)
        {
            _items.Add(new Diagnostic("diagnostics-limit", $"More than {limit} errors; the others are not listed."));
        }
    }

    public void Warning(string code, string message, EdiPosition? position, string? pointer = null)
    {
        if (_warnings++ < limit)
        {
            _items.Add(new Diagnostic(code, message, position, DiagnosticSeverity.Warning) { Pointer = pointer });
        }
        else if (_warnings == limit + 1)
        {
            _items.Add(new Diagnostic(
                "diagnostics-limit", $"More than {limit} warnings; the others are not listed.", null, DiagnosticSeverity.Warning));
        }
    }

    public void Add(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            Error(diagnostic.Code, diagnostic.Message, diagnostic.Position, diagnostic.Pointer);
        }
        else
        {
            Warning(diagnostic.Code, diagnostic.Message, diagnostic.Position, diagnostic.Pointer);
        }
    }

    /// <summary>Gives out what was collected and begins anew.</summary>
    public IReadOnlyList<Diagnostic> Drain()
    {
        if (_items.Count == 0) return [];
        var drained = _items.ToArray();
        _items.Clear();
        (_errors, _warnings) = (0, 0);
        return drained;
    }

    public IEnumerator<Diagnostic> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

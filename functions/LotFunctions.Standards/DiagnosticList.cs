using System.Collections;

namespace LotFunctions.Standards;

/// <summary>Collects diagnostics. Of each severity it keeps the first thousand, so that a hostile input cannot fill the memory.</summary>
internal sealed class DiagnosticList : IReadOnlyList<Diagnostic>
{
    private const int Limit = 1000;

    private readonly List<Diagnostic> _items = [];
    private int _errors;
    private int _warnings;

    public int Count => _items.Count;

    public Diagnostic this[int index] => _items[index];

    public void Error(string code, string message, EdiPosition? position)
    {
        if (_errors++ < Limit)
        {
            _items.Add(new Diagnostic(code, message, position));
        }
        else if (_errors == Limit + 1)
        {
            _items.Add(new Diagnostic("diagnostics-limit", $"More than {Limit} errors; the others are not listed."));
        }
    }

    public void Warning(string code, string message, EdiPosition? position)
    {
        if (_warnings++ < Limit)
        {
            _items.Add(new Diagnostic(code, message, position, DiagnosticSeverity.Warning));
        }
        else if (_warnings == Limit + 1)
        {
            _items.Add(new Diagnostic(
                "diagnostics-limit", $"More than {Limit} warnings; the others are not listed.", null, DiagnosticSeverity.Warning));
        }
    }

    public void Add(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            Error(diagnostic.Code, diagnostic.Message, diagnostic.Position);
        }
        else
        {
            Warning(diagnostic.Code, diagnostic.Message, diagnostic.Position);
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

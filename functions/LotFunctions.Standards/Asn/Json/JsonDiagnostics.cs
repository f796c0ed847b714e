using System.Collections;
using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>Takes the errors of fields as diagnostics with their pointers; bounded.</summary>
internal sealed class JsonDiagnostics(int limit = DiagnosticList.DefaultLimit) : ICollection<FieldError>
{
    private readonly DiagnosticList _list = new(limit);

    public IReadOnlyList<Diagnostic> Diagnostics => _list;

    public bool HasErrors => _list.HasErrors;

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public void Add(FieldError item) => _list.Error(item.Code, item.Message, null, item.Pointer);

    public void Warning(string code, string message, string pointer) => _list.Warning(code, message, null, pointer);

    public IEnumerator<FieldError> GetEnumerator() => _list.Select(static d => new FieldError(d.Code, d.Message, d.Pointer!)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Clear() => throw new NotSupportedException();

    public bool Contains(FieldError item) => throw new NotSupportedException();

    public void CopyTo(FieldError[] array, int arrayIndex) => throw new NotSupportedException();

    public bool Remove(FieldError item) => throw new NotSupportedException();
}

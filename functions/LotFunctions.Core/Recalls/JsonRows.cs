using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>Writes records as <see cref="CanonicalJson"/>, one a line, into memory that is used again.</summary>
internal sealed class JsonRows
{
    private readonly JsonBytes json = new();

    /// <summary>Bytes since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => json.Written;

    /// <returns>The record without its line end; valid until the next.</returns>
    public ReadOnlySpan<byte> Add<T>(T row)
    {
        var start = json.Written.Length;
        CanonicalRows.Write(json, row);
        json.Raw("\n"u8);
        return json.Written[start..^1];
    }

    public void Clear() => json.Clear();
}

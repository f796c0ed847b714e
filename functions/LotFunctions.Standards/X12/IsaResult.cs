namespace LotFunctions.Standards.X12;

/// <summary>What <see cref="IsaParser"/> found.</summary>
/// <param name="Header">Null when there is no header that can be read.</param>
/// <param name="Start">Offset of the tag.</param>
/// <param name="End">Offset of what follows the terminator.</param>
/// <param name="Problem">An error when <paramref name="Header"/> is null, else a warning or null.</param>
internal sealed record IsaResult(X12Header? Header, int Start, int End, Diagnostic? Problem);

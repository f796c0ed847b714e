namespace LotFunctions.Standards.Asn.Json;

/// <summary>
/// Reads a ship notice in the project's JSON form (<c>asn.schema.json</c>). Unknown and repeated members are refused, numbers
/// are exact, and all errors are found, each with its JSON pointer (<see cref="Diagnostic.Pointer"/>).
/// </summary>
internal static class JsonAsnReader
{
    /// <summary>
    /// The interchange, its notices and its end; or <see cref="AsnPart.Unreadable"/> alone, when the bytes are no JSON or the head
    /// of the document is in error. A notice in error does not touch the others.
    /// </summary>
    public static IReadOnlyList<AsnPart> Read(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();
}

using System.Text.Json;
using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>
/// Reads a ship notice in the project's JSON form (<c>asn.schema.json</c>). Unknown and repeated members are refused, numbers
/// are exact, and all errors are found, each with its JSON pointer (<see cref="Diagnostic.Pointer"/>).
/// </summary>
internal static class JsonAsnReader
{
    private const int FewestDiagnostics = 10;

    /// <summary>
    /// The interchange, its notices and its end; or <see cref="AsnPart.Unreadable"/> alone, when the bytes are no JSON or the head
    /// of the document is in error. A notice in error does not touch the others.
    /// </summary>
    public static IReadOnlyList<AsnPart> Read(ReadOnlySpan<byte> bytes)
    {
        var text = JsonAsnForm.WithoutMark(bytes);
        if (bytes.Length > JsonAsnForm.MaxLength)
        {
            return Unreadable([new Diagnostic("too-long", $"The document has {bytes.Length} bytes; {JsonAsnForm.MaxLength} are the most.") { Pointer = "" }]);
        }

        try
        {
            return Read(JsonElement.Parse(text, JsonAsnForm.Options), bytes.Length);
        }
        catch (JsonException bad)
        {
            return Unreadable([JsonAsnForm.Invalid(bad)]);
        }
    }

    private static IReadOnlyList<AsnPart> Read(JsonElement json, long end)
    {
        var errors = new JsonDiagnostics();
        var document = new JsonFields(json, "", errors, strict: true);
        var header = JsonAsnHead.Read(document);
        var notices = new List<AsnPart>();
        if (document.IsObject)
        {
            foreach (var (fields, own) in Notices(document))
            {
                var asn = new JsonNotice(fields, own).Read(notices.Count + 1);
                notices.Add(new AsnPart.Notice(new MessageHeader { Type = "notice", ControlNumber = asn.ControlNumber }, asn));
            }
        }

        if (header is null || errors.HasErrors)
        {
            return Unreadable([.. errors.Diagnostics, .. notices.OfType<AsnPart.Notice>().SelectMany(static n => n.Asn.Diagnostics)]);
        }

        return [new AsnPart.InterchangeStart(header), .. notices, new AsnPart.InterchangeEnd(true, end, errors.Diagnostics)];
    }

    /// <summary>Each notice with a list of its own, so that its errors are its alone.</summary>
    private static IEnumerable<(JsonFields Fields, JsonDiagnostics Own)> Notices(JsonFields document)
    {
        // That there are none at all, the head has said.
        if (!document.Has(JsonAsnHead.Notices)) yield break;
        var notices = document.Elements(JsonAsnHead.Notices, required: true, JsonAsnForm.Notices).ToList();
        foreach (var (value, pointer) in notices)
        {
            // A hostile document could be in error at every line of every notice.
            var own = new JsonDiagnostics(Math.Max(FewestDiagnostics, DiagnosticList.DefaultLimit / notices.Count));
            yield return (new JsonFields(value, pointer, own, strict: true), own);
        }
    }

    private static IReadOnlyList<AsnPart> Unreadable(IReadOnlyList<Diagnostic> diagnostics) => [new AsnPart.Unreadable(AsnFormat.Json, diagnostics)];
}

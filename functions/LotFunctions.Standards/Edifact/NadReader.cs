using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads a party (segment NAD): its code in C082, its name and address structured (C080, C059 and on) or as lines (C058).</summary>
internal static class NadReader
{
    private static readonly string[] NoLines = [];

    public static AsnParty Read(in Segment nad, Content content)
    {
        var id = content.Open(nad[2]);
        var number = content.TextOrNull(id.Next());
        id.Skip(1);
        var agency = id.Next();

        var lines = Lines(nad[3], 5, content);
        var name = Lines(nad[4], 5, content);
        var street = Lines(nad[5], 4, content);
        var unstructured = name.Length == 0 && lines.Length > 0;
        if (street.Length == 0) street = unstructured ? lines[1..] : lines;
        var address = new AsnAddress
        {
            Lines = street,
            City = First(nad[6], content),
            Region = First(nad[7], content),
            PostalCode = First(nad[8], content),
            Country = First(nad[9], content),
        };
        return new AsnParty
        {
            Role = content.Code(nad[1]),
            Name = unstructured ? lines[0] : name.Length == 0 ? null : string.Join(' ', name),
            IdQualifier = agency.IsEmpty ? null : content.Code(agency),
            Id = number,
            Address = street.Length == 0 && address is { City: null, Region: null, PostalCode: null, Country: null } ? null : address,
        };
    }

    // From directory D.97B on 3229 stands in a composite, C819, as its first component.
    private static string? First(ReadOnlySpan<byte> element, Content content) => content.TextOrNull(content.Open(element).Next());

    private static string[] Lines(ReadOnlySpan<byte> element, int most, Content content)
    {
        if (element.IsEmpty) return NoLines;
        var count = 0;
        var parts = content.Open(element);
        for (var i = 0; i < most; i++)
        {
            if (!parts.Next().IsEmpty) count++;
        }

        var lines = new string[count];
        parts = content.Open(element);
        for (var at = 0; at < count;)
        {
            if (parts.Next() is { IsEmpty: false } line) lines[at++] = content.Text(line);
        }

        return lines;
    }
}

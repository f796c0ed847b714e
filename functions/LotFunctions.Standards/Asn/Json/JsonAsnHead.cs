using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>Reads the members around the notices.</summary>
internal static class JsonAsnHead
{
    public const string Notices = "notices";

    /// <summary>Null when sender or control number cannot be read; what is wrong is with the fields' errors.</summary>
    public static InterchangeHeader? Read(JsonFields document)
    {
        if (!document.IsObject) return null;
        var header = new InterchangeHeader
        {
            Format = AsnFormat.Json,
            Sender = Party(document.Object("sender", required: true)),
            Receiver = Party(document.Object("receiver")),
            ControlNumber = document.Id("controlNumber", required: true, JsonAsnForm.Id),
            PreparedAt = document.Time("preparedAt")?.UtcDateTime,
            IsTest = document.Bool("test") ?? false,
        };
        document.Any(Notices, required: true);
        document.Done();
        return header.Sender is null || header.ControlNumber is null ? null : header;
    }

    private static EdiParty? Party(JsonFields? party)
    {
        if (party is null) return null;
        var qualifier = party.Id("qualifier", max: JsonAsnForm.Id);
        var id = party.Id("id", required: true, JsonAsnForm.Id);
        party.Done();
        return id is null ? null : new EdiParty(qualifier ?? "", id);
    }
}

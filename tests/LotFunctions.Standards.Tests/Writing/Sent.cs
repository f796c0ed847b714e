using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.Writing;

/// <summary>An interchange as the calls of a writer, and what a reader finds in it.</summary>
internal static class Sent
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static ReadOnlyMemory<byte> Write(Func<IBufferWriter<byte>, IAsnWriter> create, InterchangeHeader header, params (GroupHeader? Group, Asn.Asn[] Notices)[] groups)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = create(output);
        writer.Begin(header);
        foreach (var (group, notices) in groups)
        {
            if (group is not null) writer.BeginGroup(group);
            foreach (var notice in notices) writer.Write(notice);
            if (group is not null) writer.EndGroup();
        }

        writer.End();
        return output.WrittenMemory;
    }

    /// <summary>Notices as text, for a comparison that shows the difference.</summary>
    public static string Text(IEnumerable<Asn.Asn> notices) => string.Join("\n", notices.Select(static n => JsonSerializer.Serialize(n, Options)));

    /// <summary>What was read, without what is not written: positions, diagnostics and the versions of messages.</summary>
    public static (InterchangeHeader Header, List<GroupHeader> Groups, List<Asn.Asn> Notices) Read(ReadOnlyMemory<byte> bytes)
    {
        InterchangeHeader? header = null;
        var groups = new List<GroupHeader>();
        var notices = new List<Asn.Asn>();
        foreach (var part in AsnReader.Read(bytes))
        {
            switch (part)
            {
                case AsnPart.InterchangeStart start:
                    header = start.Header with { Position = null };
                    break;
                case AsnPart.GroupStart group:
                    groups.Add(group.Header with { Position = null });
                    break;
                case AsnPart.Notice notice:
                    Assert.True(notice.Asn.Accepted, string.Join("; ", notice.Asn.Diagnostics));
                    notices.Add(notice.Asn with { Position = null, Diagnostics = [], Lines = [.. notice.Asn.Lines.Select(static l => l with { Position = null })] });
                    break;
                case AsnPart.InterchangeEnd end:
                    Assert.Empty(end.Diagnostics);
                    Assert.True(end.IsComplete);
                    Assert.Equal(bytes.Length, end.End);
                    break;
                case AsnPart.GroupEnd end:
                    Assert.Empty(end.Diagnostics);
                    break;
                default:
                    Assert.Fail($"{part} was not written.");
                    break;
            }
        }

        return (header!, groups, notices);
    }
}

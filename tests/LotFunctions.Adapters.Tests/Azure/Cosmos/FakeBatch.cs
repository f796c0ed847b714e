using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>Transactional batches as they are on the wire: records of binary rows, whose schema the client carries.</summary>
internal static class FakeBatch
{
    private static readonly LayoutResolverNamespace Resolver = new(Namespace.Parse(Schema()));

    public static IReadOnlyList<FakeWrite> Read(Stream body)
    {
        var writes = new List<FakeWrite>();
        var result = body.ReadRecordIOAsync(
            (ReadOnlyMemory<byte> record) =>
            {
                var row = new RowBuffer(record.Length);
                if (!row.ReadFrom(record.Span, HybridRowVersion.V1, Resolver)) return Result.Failure;
                var reader = new RowReader(ref row);
                writes.Add(Write(ref reader));
                return Result.Success;
            },
            (ReadOnlyMemory<byte> _) => Result.Success,
            resizer: new MemorySpanResizer<byte>(4096)).GetAwaiter().GetResult();
        return result == Result.Success ? writes : throw new InvalidOperationException($"The batch cannot be read: {result}.");
    }

    public static async Task<byte[]> WriteAsync(IReadOnlyList<FakeResult> results, Func<FakeResult, double> charge)
    {
        var body = new MemoryStream();
        var layout = Resolver.Resolve(Resolver.Namespace.Schemas.First(s => s.Name == "BatchResult").SchemaId);
        var resizer = new MemorySpanResizer<byte>(4096);
        var written = await body.WriteRecordIOAsync(
            default,
            (long index, out ReadOnlyMemory<byte> record) =>
            {
                record = default;
                if (index >= results.Count) return Result.Success;
                var row = new RowBuffer(4096, resizer);
                row.InitLayout(HybridRowVersion.V1, layout, Resolver);
                var result = RowWriter.WriteBuffer(ref row, results[(int)index], (ref RowWriter writer, TypeArgument _, FakeResult r) =>
                {
                    writer.WriteInt32("statusCode", (int)r.Status);
                    if (r.Item is not null) writer.WriteString("eTag", (string)r.Item["_etag"]!);
                    writer.WriteFloat64("requestCharge", charge(r));
                    return Result.Success;
                });
                record = resizer.Memory[..row.Length];
                return result;
            });
        return written == Result.Success ? body.ToArray() : throw new InvalidOperationException($"The answer cannot be written: {written}.");
    }

    private static FakeWrite Write(ref RowReader reader)
    {
        var (operation, id, ifMatch) = (-1, (string?)null, (string?)null);
        JsonObject? item = null;
        while (reader.Read())
        {
            switch (reader.Path.ToString())
            {
                case "operationType":
                    reader.ReadInt32(out operation);
                    break;
                case "id":
                    reader.ReadString(out id);
                    break;
                case "ifMatch":
                    reader.ReadString(out ifMatch);
                    break;
                case "resourceBody":
                    reader.ReadBinary(out ReadOnlySpan<byte> bytes);
                    item = JsonNode.Parse(bytes)!.AsObject();
                    break;
                default:
                    break;
            }
        }

        // The service's numbers for operations.
        var verb = operation switch { 0 => "create", 4 => "delete", 5 => "replace", 20 => "upsert", _ => throw new NotSupportedException($"Operation {operation}.") };
        return new FakeWrite(verb, id ?? (string)item!["id"]!, item, ifMatch);
    }

    private static string Schema()
    {
        using var schema = typeof(CosmosClient).Assembly.GetManifestResourceStream("Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json")!;
        return new StreamReader(schema).ReadToEnd();
    }
}

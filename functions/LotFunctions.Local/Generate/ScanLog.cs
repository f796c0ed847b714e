using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LotFunctions.Local.Generate;

/// <summary>Writes events and inspections as lines of JSON.</summary>
internal sealed class ScanLog : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Enough = 1 << 16;

    private readonly ArrayBufferWriter<byte> buffer = new(Enough * 2);
    private readonly FileStream file;
    private readonly Utf8JsonWriter json;

    public ScanLog(string path)
    {
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        json = new Utf8JsonWriter(buffer, Options);
    }

    /// <summary>In bytes.</summary>
    public long Length { get; private set; }

    public void Write(in PlantScan scan)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, scan.Type);
        if (scan.Lot is { } lot) Lot(lot, scan.Scanned);
        if (scan is { Lot: { } of, Amount: { } amount })
        {
            json.WriteNumber("quantity"u8, of.In(amount));
            json.WriteString("unit"u8, of.Item.Unit);
        }

        Optional("workOrder"u8, scan.WorkOrder);
        if (scan.Inputs is { } inputs) Inputs(inputs);
        Optional("logisticUnit"u8, scan.LogisticUnit);
        Optional("outerUnit"u8, scan.OuterUnit);
        Optional("shipment"u8, scan.Shipment);
        Optional("customer"u8, scan.Customer);
        Optional("supplier"u8, scan.Supplier);
        Optional("location"u8, scan.Location);
        json.WriteString("at"u8, scan.At);
        json.WriteString("device"u8, scan.Device);
        EndLine();
    }

    /// <summary>An inspection, for <c>POST /inspections</c>.</summary>
    public void Inspect(PlantLot lot, string test, bool pass, DateTimeOffset at)
    {
        json.WriteStartObject();
        json.WriteString("item"u8, lot.Item.Item);
        json.WriteString("lot"u8, lot.Lot);
        json.WriteString("test"u8, test);
        json.WriteString("result"u8, pass ? "pass"u8 : "fail"u8);
        json.WriteString("laboratory"u8, "LAB-1"u8);
        json.WriteString("at"u8, at);
        EndLine();
    }

    /// <summary>A record of reference data: where to put it, and what.</summary>
    public void Reference(string path, Action<Utf8JsonWriter> body)
    {
        json.WriteStartObject();
        json.WriteString("put"u8, path);
        json.WritePropertyName("body"u8);
        json.WriteStartObject();
        body(json);
        json.WriteEndObject();
        EndLine();
    }

    public void Dispose()
    {
        json.Dispose();
        Drain();
        file.Dispose();
    }

    private void Lot(PlantLot lot, bool scanned)
    {
        if (scanned && lot.Item.Gtin is { } gtin)
        {
            json.WriteString("barcode"u8, $"(01){gtin}(10){lot.Lot}");
            return;
        }

        json.WriteString("item"u8, lot.Item.Item);
        json.WriteString("lot"u8, lot.Lot);
    }

    private void Inputs(IReadOnlyList<PlantLot> inputs)
    {
        json.WriteStartArray("inputs"u8);
        foreach (var input in inputs)
        {
            json.WriteStartObject();
            Lot(input, scanned: false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Optional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private void EndLine()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
        if (buffer.WrittenCount > Enough) Drain();
    }

    private void Drain()
    {
        file.Write(buffer.WrittenSpan);
        Length += buffer.WrittenCount;
        buffer.ResetWrittenCount();
    }
}

using System.Globalization;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Local.Generate;

/// <summary>The files of some campaigns, in a folder of their own; they are loaded in the order of their names.</summary>
internal sealed class PlantBlock : IPlantRecords, IDisposable
{
    private readonly Dictionary<string, NoticeFile> interchanges = [];
    private readonly ScanLog receiving;
    private readonly ScanLog production;
    private readonly ScanLog inspections;
    private readonly ScanLog packing;
    private readonly ScanLog shipping;
    private readonly string folder;
    private readonly int number;

    public PlantBlock(string folder, int number)
    {
        this.folder = Directory.CreateDirectory(Path.Combine(folder, number.ToString("0000", CultureInfo.InvariantCulture))).FullName;
        this.number = number;
        receiving = Log("2-receiving");
        production = Log("3-production");
        inspections = Log("4-inspections");
        packing = Log("5-packing");
        shipping = Log("6-shipping");
    }

    public long Notices { get; private set; }

    public long Events { get; private set; }

    public long Inspections { get; private set; }

    /// <summary>In bytes, once it is disposed of.</summary>
    public long Length { get; private set; }

    public void Notice(PlantSupplier supplier, Asn notice)
    {
        if (!interchanges.TryGetValue(supplier.Id, out var file))
        {
            var kind = supplier.Edifact ? "desadv" : "856";
            var control = (number * 100) + int.Parse(supplier.Id[2..], CultureInfo.InvariantCulture);
            file = new NoticeFile(Path.Combine(folder, $"1-{kind}-{supplier.Id}.edi"), supplier, control, notice.PreparedAt!.Value);
            interchanges.Add(supplier.Id, file);
        }

        file.Write(notice);
        Notices++;
    }

    public void Receive(in PlantScan scan) => Write(receiving, scan);

    public void Work(in PlantScan scan) => Write(production, scan);

    public void Pack(in PlantScan scan) => Write(packing, scan);

    public void Ship(in PlantScan scan) => Write(shipping, scan);

    public void Inspect(PlantLot lot, string test, bool pass, DateTimeOffset at)
    {
        inspections.Inspect(lot, test, pass, at);
        Inspections++;
    }

    public void Dispose()
    {
        foreach (var log in new[] { receiving, production, inspections, packing, shipping })
        {
            log.Dispose();
            Length += log.Length;
        }

        foreach (var file in interchanges.Values)
        {
            file.Dispose();
            Length += file.Length;
        }
    }

    private void Write(ScanLog log, in PlantScan scan)
    {
        log.Write(scan);
        Events++;
    }

    private ScanLog Log(string name) => new(Path.Combine(folder, name + ".ndjson"));
}

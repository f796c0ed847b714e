using LotFunctions.Standards.Asn;

namespace LotFunctions.Local.Generate;

/// <summary>Takes what happens in the plant, in the order of its happening for each kind.</summary>
internal interface IPlantRecords
{
    void Notice(PlantSupplier supplier, Asn notice);

    void Receive(in PlantScan scan);

    void Work(in PlantScan scan);

    void Pack(in PlantScan scan);

    void Ship(in PlantScan scan);

    void Inspect(PlantLot lot, string test, bool pass, DateTimeOffset at);
}

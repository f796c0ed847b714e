namespace LotFunctions.Core.Intake;

/// <summary>The codes of what the notices of a shipment say of each other.</summary>
internal static class FoldCode
{
    public const string ShipmentUnknown = "shipment-unknown";
    public const string ShipmentCancelled = "shipment-cancelled";
    public const string ShipmentDuplicate = "shipment-duplicate";
    public const string ReplacesUnknown = "replaces-unknown";
    public const string LineConflict = "line-conflict";
    public const string LineUnknown = "line-unknown";
    public const string Superseded = "superseded";

    /// <summary>Errors that another document can bring about or make go away.</summary>
    public static bool DependsOnOthers(string code) => code is ShipmentUnknown or ShipmentCancelled or LineConflict or LineUnknown;
}

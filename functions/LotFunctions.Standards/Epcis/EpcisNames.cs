namespace LotFunctions.Standards.Epcis;

/// <summary>The names of EPCIS 2.0 in JSON.</summary>
public static class EpcisNames
{
    /// <summary>Known, and no part of what happened to a lot.</summary>
    internal static readonly string[] PassedOver = ["@context", "certificationInfo", "persistentDisposition", "sensorElementList"];

    private static readonly string[] Types = [.. Enum.GetNames<EpcisEventType>().Select(n => n + "Event")];
    private static readonly string[] Actions = [.. Enum.GetNames<EpcisAction>().Select(n => n.ToUpperInvariant())];

    public static string Of(EpcisEventType type) => Types[(int)type];

    public static string Of(EpcisAction action) => Actions[(int)action];

    /// <summary>What the lists of an event's objects are called.</summary>
    public static (string Epcs, string Quantities) Lists(EpcisEventType type) => type switch
    {
        EpcisEventType.Aggregation or EpcisEventType.Association => ("childEPCs", "childQuantityList"),
        EpcisEventType.Transformation => ("outputEPCList", "outputQuantityList"),
        _ => ("epcList", "quantityList"),
    };
}

using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Epcis;

/// <summary>What EPCIS has no member for, under the same names as in a scan.</summary>
internal static class EpcisExtension
{
    public const string Prefix = "lot";

    public const string OuterUnit = "outerUnit";
    public const string LogisticUnit = "logisticUnit";
    public const string Inputs = "inputs";
    public const string Device = "device";
    public const string Operator = "operator";
    public const string Reference = "reference";
    public const string Reason = "reason";
    public const string Recall = "recall";
    public const string WorkOrder = "workOrder";
    public const string Customer = "customer";
    public const string Supplier = "supplier";
    public const string Attributes = "attributes";
    public const string Inspection = "inspection";

    /// <summary>Of an adjust: a difference, where EPCIS knows only amounts.</summary>
    public const string Difference = "difference";

    /// <summary>Of an error declaration: the id of the void.</summary>
    public const string EventId = "eventID";

    public static string Name(string name) => HouseUri.Extensions + name;

    /// <summary>The members that are not null.</summary>
    public static Dictionary<string, JsonElement> Of(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (value is not null) extensions[Name(name)] = JsonSerializer.SerializeToElement(value, value.GetType(), CanonicalJson.Options);
        }

        return extensions;
    }
}

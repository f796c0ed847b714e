using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.App.Workflows;

/// <summary>
/// What passes through Durable Functions: <see cref="CanonicalJson"/> within a string. The host between orchestrator and
/// activity reads JSON values as its own kind of objects, decimals as floats among them; a string it leaves alone.
/// </summary>
internal static class WorkflowJson
{
    public static string Write(object? value, Type type) => JsonSerializer.Serialize(value, type, CanonicalJson.Options);

    public static object? Read(string json, Type type) => JsonSerializer.Deserialize(json, type, CanonicalJson.Options);
}

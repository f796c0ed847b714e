using System.Text.Json.Nodes;

namespace LotFunctions.Infra.Tests;

/// <summary>The resources that a deployment would make, as the compiler predicts them from fixed parameters.</summary>
internal sealed class Prediction
{
    private const string NoId = "00000000-0000-0000-0000-000000000000";

    private readonly List<JsonNode> resources;

    private Prediction(string environment)
    {
        var snapshot = JsonNode.Parse(File.ReadAllText(Path.Combine(Bicep.Folder, $"{environment}.snapshot.json")))!;
        resources = [.. snapshot["predictedResources"]!.AsArray().Select(r => r!)];
    }

    public static Prediction Of(string environment) => new(environment);

    public IReadOnlyList<JsonNode> All => resources;

    public IEnumerable<JsonNode> OfType(string type) => resources.Where(r => (string?)r["type"] == type);

    /// <summary>Compares the files with the committed snapshot (or writes it).</summary>
    public static (int ExitCode, string Output, string Diagnostics) Snapshot(string environment, bool write) =>
        Bicep.Run(
            "snapshot", $"{environment}.bicepparam", "--mode", write ? "overwrite" : "validate",
            "--tenant-id", NoId, "--subscription-id", NoId, "--location", "northeurope", "--deployment-name", "main");
}

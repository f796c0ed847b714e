using System.Globalization;

namespace LotFunctions.Local.Generate;

/// <summary>Writes what the folder holds and how it is loaded, for people and as a script.</summary>
internal static class PlantGuide
{
    private const string Script = """
        #!/usr/bin/env bash
        # Loads this folder into a running host: ./load.sh [http://localhost:7071]. It stops at the first answer that is an error.
        set -euo pipefail
        api=${1:-http://localhost:7071}/api
        cd "$(dirname "${BASH_SOURCE[0]}")"
        send() { curl -sS --fail-with-body -o answer.json -H "Content-Type: $1" "${@:2}" || { cat answer.json >&2; exit 1; }; }

        scan() {
          send application/x-ndjson -X POST -T "$1" "$api/scans"
          grep -q '"refused":0,' answer.json || { echo "$1: not every event was taken" >&2; cat answer.json >&2; exit 1; }
        }

        while IFS= read -r line; do
          path=${line#*'"put":"'}
          body=${line#*'"body":'}
          send application/json -X PUT --data-binary "${body%\}}" "$api/${path%%\"*}"
        done < reference.ndjson

        for folder in [0-9]*/; do
          for file in "$folder"1-*.edi; do send application/octet-stream --data-binary "@$file" "$api/asn?wait=60"; done
          for name in 2-receiving 3-production; do scan "$folder$name.ndjson"; done
          while IFS= read -r line; do send application/json --data-binary "$line" "$api/inspections"; done < "${folder}4-inspections.ndjson"
          for name in 5-packing 6-shipping; do scan "$folder$name.ndjson"; done
          echo "$folder is loaded"
        done
        rm -f answer.json

        """;

    public static void Write(string folder, PlantOptions options, PlantFigures figures)
    {
        var script = Path.Combine(folder, "load.sh");
        File.WriteAllText(script, Script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, File.GetUnixFileMode(script) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);
        File.WriteAllText(Path.Combine(folder, "README.md"), Text(options, figures).ReplaceLineEndings("\n"));
    }

    private static string Text(PlantOptions options, PlantFigures figures) => string.Create(CultureInfo.InvariantCulture, $"""
        # A synthetic plant

        {figures.Lots:N0} lots (seed {options.Seed}): {figures.Notices:N0} ship notices, {figures.Events:N0} events, {figures.Inspections:N0} inspections,
        {figures.Shipments:N0} shipments to customers. The same options write the same bytes.

        `./load.sh http://localhost:7071` loads it into a running host, in this order:

        - `reference.ndjson`: items, suppliers and customers. A line has the route (`put`) and what to put there (`body`).
        - in each numbered folder, which stands for some days of the plant:
          - `1-856-….edi` and `1-desadv-….edi`: suppliers' ship notices, X12 and EDIFACT, an interchange a supplier, for `POST /api/asn`;
          - `2-receiving`, `3-production`, `5-packing` and `6-shipping` `.ndjson`: events for `POST /api/scans`;
          - `4-inspections.ndjson`: a line is the body of one `POST /api/inspections`.

        Raw lots are received by the SSCC of their pallets, worked up over six levels of work orders, packed into cartons on
        pallets, and shipped by the pallets' SSCC. What is consumed is produced again: one piece of the last level is 50 g.
        A lot that fails its inspection is held and not packed.

        """);
}

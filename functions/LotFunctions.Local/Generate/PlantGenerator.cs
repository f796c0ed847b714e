namespace LotFunctions.Local.Generate;

/// <summary>Writes a synthetic plant into a folder, campaign by campaign; nothing is held but the campaign at hand.</summary>
internal static class PlantGenerator
{
    /// <summary>How many campaigns share a folder: an interchange of them stays well under what the door takes.</summary>
    private const int CampaignsInBlock = 200;

    /// <param name="progress">Told the lots so far after each folder.</param>
    public static PlantFigures Write(PlantOptions options, string folder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var catalog = new PlantCatalog(options.Edifact);
        var random = new PlantRandom(options.Seed);
        var figures = new PlantFigures(0, 0, 0, 0, 0, 0);
        Directory.CreateDirectory(folder);
        PlantReference.Write(catalog, folder);
        for (var campaign = 0; figures.Lots < options.Lots;)
        {
            var block = new PlantBlock(folder, (campaign / CampaignsInBlock) + 1);
            using (block)
            {
                var end = campaign + CampaignsInBlock;
                for (; campaign < end && figures.Lots < options.Lots; campaign++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var lots = (int)Math.Min(options.Lots - figures.Lots, Campaign.Lots);
                    var shipments = new Campaign(catalog, random, block, campaign).Run(lots);
                    figures = figures with { Lots = figures.Lots + lots, Shipments = figures.Shipments + shipments };
                }
            }

            figures = figures with
            {
                Notices = figures.Notices + block.Notices, Events = figures.Events + block.Events,
                Inspections = figures.Inspections + block.Inspections, Bytes = figures.Bytes + block.Length,
            };
            progress?.Report(figures.Lots);
        }

        PlantGuide.Write(folder, options, figures);
        return figures;
    }
}

using System.Globalization;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Local.Generate;

/// <param name="Gtin">Null for what the plant makes for itself.</param>
internal sealed record PlantItem(string Item, string? Gtin, string Description, string Unit);

/// <param name="Edifact">Sends DESADV; else X12 856.</param>
internal sealed record PlantSupplier(string Id, string Name, string Gln, string EdiQualifier, string EdiId, bool Edifact);

internal sealed record PlantCustomer(string Id, string Name, string City, string Country);

/// <summary>Who and what there is: six suppliers, forty customers, raw materials, five levels of intermediates, finished goods.</summary>
internal sealed class PlantCatalog
{
    /// <summary>Of work orders; the lots of the last one are sold.</summary>
    public const int Levels = 6;

    private const int IntermediatesInLevel = 3;

    private static readonly string[] Raw =
        ["Rolled oats", "Wheat flour", "Clover honey", "Cane sugar", "Sunflower oil", "Almonds, sliced", "Raisins", "Cocoa mass", "Sea salt", "Whole milk powder", "Coconut flakes", "Dried apples"];

    private static readonly string[] Stages = ["Dry mix", "Base dough", "Baked base", "Coated base", "Cut bars"];

    private static readonly string[] Finished =
        ["Honey oat bar 50 g", "Almond bar 50 g", "Cocoa bar 50 g", "Raisin bar 50 g", "Coconut bar 50 g", "Apple bar 50 g"];

    private static readonly string[] Names = ["Prairie Mills", "Alder Ingredients", "Nut House Trading", "Südzucker Handel", "Marisol Oils", "Polder Dairy"];

    private static readonly (string City, string Country)[] Towns =
        [("Portland", "US"), ("Chicago", "US"), ("Hamburg", "DE"), ("Denver", "US"), ("Boise", "US"), ("Lyon", "FR"), ("Utrecht", "NL"), ("Leeds", "GB"), ("Austin", "US"), ("Graz", "AT")];

    public PlantCatalog(bool edifact)
    {
        RawItems = [.. Raw.Select(static (name, i) => WithGtin(i + 1, name, "KGM"))];
        Intermediates = [.. Stages.Select(static (name, level) => Enumerable.Range(1, IntermediatesInLevel).Select(i => new PlantItem($"WIP-{level + 1}-{i}", null, $"{name} {i}", "KGM")).ToArray())];
        FinishedItems = [.. Finished.Select(static (name, i) => WithGtin(i + 101, name, "EA"))];
        Suppliers = [.. Names.Select((name, i) => Supplier(i, name, edifact && i % 2 == 1))];
        Customers = [.. Enumerable.Range(0, 40).Select(static i => new PlantCustomer(string.Create(CultureInfo.InvariantCulture, $"C-{i + 1:000}"), $"Shops of {Towns[i % Towns.Length].City} {(i / Towns.Length) + 1}", Towns[i % Towns.Length].City, Towns[i % Towns.Length].Country))];
    }

    public IReadOnlyList<PlantItem> RawItems { get; }

    /// <summary>By level, from the first.</summary>
    public IReadOnlyList<PlantItem[]> Intermediates { get; }

    public IReadOnlyList<PlantItem> FinishedItems { get; }

    public IReadOnlyList<PlantSupplier> Suppliers { get; }

    public IReadOnlyList<PlantCustomer> Customers { get; }

    public IReadOnlyList<PlantItem> OfLevel(int level) => level == Levels ? FinishedItems : Intermediates[level - 1];

    private static PlantItem WithGtin(int number, string description, string unit)
    {
        var gtin = Checked($"0950600{number.ToString("000000", CultureInfo.InvariantCulture)}");
        return new PlantItem(gtin, gtin, description, unit);
    }

    private static PlantSupplier Supplier(int index, string name, bool edifact)
    {
        var gln = Checked($"9506000{(index + 1).ToString("00000", CultureInfo.InvariantCulture)}");
        return new PlantSupplier($"S-{index + 1}", name, gln, edifact ? "14" : "ZZ", edifact ? gln : $"SUPPLIER{index + 1}", edifact);
    }

    private static string Checked(string digits) => digits + CheckDigit.Compute(digits);
}

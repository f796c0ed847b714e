namespace LotFunctions.Core.Reports;

/// <summary>A column of the spreadsheet.</summary>
/// <param name="Name">As the rule calls it.</param>
/// <param name="Cell">Its content: text, a decimal or a date; null when it is not recorded.</param>
/// <param name="IsAsked">Whether the rule asks for it in this record; what it does not ask for is never missing.</param>
/// <param name="IsComplete">Whether what is there is all that the rule asks for.</param>
public sealed record KeyDataElement(string Name, Func<TrackingRecord, object?> Cell, Func<TrackingRecord, bool> IsAsked, Func<TrackingRecord, bool> IsComplete)
{
    /// <summary>The columns of an event's sheet (21 CFR 1.1340(a), 1.1345(a), 1.1350(a)).</summary>
    public static IReadOnlyList<KeyDataElement> ColumnsOf(TrackingEvent cte) => Sheets[cte];

    /// <summary>The columns of all events as one table, each once.</summary>
    public static IReadOnlyList<KeyDataElement> All { get; }

    private static readonly Dictionary<TrackingEvent, KeyDataElement[]> Sheets = new()
    {
        [TrackingEvent.Receiving] =
        [
            .. Lot(),
            Place("Immediate Previous Source Location Description", r => r.OtherParty),
            Place("Receiving Location Description", r => r.Here),
            Asked("Date Received", r => r.Date),
            Place("Traceability Lot Code Source Location Description", r => r.LotCodeSource),
            .. Document(),
        ],
        [TrackingEvent.Transformation] =
        [
            .. Lot(),
            Extra("Used or Produced", r => r.IsOutput is { } output ? output ? "produced" : "used" : null),
            OfOutput("Transformation Location Description", r => r.Here.Text, r => r.Here.IsComplete),
            OfOutput("Date Transformation Completed", r => r.Date, _ => true),
            OfOutput("Traceability Lot Code Source Location Description", r => r.LotCodeSource.Text, r => r.LotCodeSource.IsComplete),
            .. Document(),
        ],
        [TrackingEvent.Shipping] =
        [
            .. Lot(),
            Place("Immediate Subsequent Recipient Location Description", r => r.OtherParty),
            Place("Shipping Location Description", r => r.Here),
            Asked("Date Shipped", r => r.Date),
            Place("Traceability Lot Code Source Location Description", r => r.LotCodeSource),
            .. Document(),
        ],
    };

    // Behind the sheets, which it is made of.
    static KeyDataElement() => All = [.. Sheets.SelectMany(s => s.Value).DistinctBy(k => k.Name)];

    private static KeyDataElement[] Lot() =>
    [
        Asked("Traceability Lot Code", r => r.LotCode.Length == 0 ? null : r.LotCode),
        Asked("Quantity", r => r.Quantity),
        Asked("Unit of Measure", r => r.Unit),
        Asked("Product Description", r => r.Description),
        Extra("Product Identifier", r => r.Item),
    ];

    private static KeyDataElement[] Document() =>
    [
        Asked("Reference Document Type", r => r.DocumentType),
        Asked("Reference Document Number", r => r.DocumentNumber),
    ];

    private static KeyDataElement Asked(string name, Func<TrackingRecord, object?> of) => new(name, of, _ => true, _ => true);

    private static KeyDataElement Extra(string name, Func<TrackingRecord, object?> of) => new(name, of, _ => false, _ => true);

    private static KeyDataElement Place(string name, Func<TrackingRecord, LocationDescription> of) => new(name, r => of(r).Text, _ => true, r => of(r).IsComplete);

    private static KeyDataElement OfOutput(string name, Func<TrackingRecord, object?> of, Func<TrackingRecord, bool> isComplete) => new(name, of, r => r.IsOutput == true, isComplete);
}

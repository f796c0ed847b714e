using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Epcis;

/// <summary>What a reader found in a document of EPCIS 2.0 in JSON.</summary>
/// <param name="Entries">Its events in their order, those that could not be read included.</param>
/// <param name="Errors">What is wrong with the document as a whole; none of its events was looked at then.</param>
public sealed record EpcisDocument(IReadOnlyList<EpcisEntry> Entries, IReadOnlyList<FieldError> Errors);

/// <summary>An event as it stands in its document.</summary>
/// <param name="Pointer">Where (RFC 6901).</param>
/// <param name="EventId">As stated; null when it states none.</param>
/// <param name="Event">Null with errors.</param>
/// <param name="Errors">All that is wrong with it.</param>
public sealed record EpcisEntry(string Pointer, string? EventId, EpcisEvent? Event, IReadOnlyList<FieldError> Errors);

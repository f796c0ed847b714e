namespace LotFunctions.Core.Recalls;

/// <summary>A customer of a scope.</summary>
/// <param name="Part">Of the sections of shipments, the one that holds this customer's.</param>
/// <param name="Digest">SHA-256 (hex) of the customer's shipments: the same in two versions when nothing changed for the customer.</param>
public sealed record ScopeConsignee(string Customer, int Shipments, int Lines, int Part, string Digest);

/// <summary>A customer that is told of a version.</summary>
/// <param name="Part">As <see cref="ScopeConsignee.Part"/>; null when the customer is not concerned any more.</param>
public sealed record ScopeNotice(string Customer, int? Part);

/// <summary>What one customer received of the affected lots.</summary>
public sealed record ScopeCustomer(string Customer, IReadOnlyList<Trace.TraceShipment> Shipments);

using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Rules;

/// <summary>A kind of reference data: records that users keep, by id.</summary>
public interface IReferenceRecord
{
    /// <summary>The kind's name in the plural, as in its route.</summary>
    static abstract string Kind { get; }
}

/// <summary>A material or product.</summary>
public sealed record Item : IReferenceRecord
{
    public static string Kind => "items";

    public string? Description { get; init; }

    /// <summary>The unit that an event without one is in (UN/ECE Rec 20).</summary>
    public string? Unit { get; init; }

    /// <summary>False: events of the item need no lot.</summary>
    public bool LotControlled { get; init; } = true;

    /// <summary>A recall of it follows EU 2023/988 art. 36 too.</summary>
    public bool ConsumerProduct { get; init; }
}

public sealed record Supplier : IReferenceRecord
{
    public static string Kind => "suppliers";

    public required string Name { get; init; }

    /// <summary>The interchange senders that are this supplier.</summary>
    public IReadOnlyList<EdiParty> EdiIdentities { get; init; } = [];

    /// <summary>Where its goods come from.</summary>
    public Address? Address { get; init; }

    public IReadOnlyList<Contact> Contacts { get; init; } = [];
}

public sealed record Customer : IReferenceRecord
{
    public static string Kind => "customers";

    public required string Name { get; init; }

    public Address? Address { get; init; }

    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>The language of its notices (BCP 47); null: the house's.</summary>
    public string? Language { get; init; }
}

public sealed record Contact
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}

public sealed record Address
{
    public string? Street { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }
}

using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Reports;

/// <summary>
/// A location description as 21 CFR 1.1310 has it: business name, telephone number, street address, city, state and postal code.
/// </summary>
/// <param name="Text">What is known of it; null when nothing is.</param>
/// <param name="IsComplete">All its parts are known.</param>
public readonly record struct LocationDescription(string? Text, bool IsComplete)
{
    internal static LocationDescription Of(string id, Supplier? supplier) => Of(id, supplier?.Name, supplier?.Contacts, supplier?.Address);

    internal static LocationDescription Of(string id, Customer? customer) => Of(id, customer?.Name, customer?.Contacts, customer?.Address);

    /// <param name="place">The house's own name of the place; null when nobody said where.</param>
    internal static LocationDescription Of(HouseOptions house, string? place) =>
        new(Join(house.Name, house.Address, house.Contact, place), house.Name.Length > 0 && house.Address.Length > 0 && house.Contact.Length > 0);

    private static LocationDescription Of(string id, string? name, IReadOnlyList<Contact>? contacts, Address? address)
    {
        var phone = contacts?.Select(c => c.Phone).FirstOrDefault(p => !string.IsNullOrEmpty(p));
        var city = string.Join(' ', new[] { address?.Region, address?.PostalCode }.Where(t => !string.IsNullOrEmpty(t)));
        var isComplete = name is not null && phone is not null
            && address is { Street.Length: > 0, City.Length: > 0, PostalCode.Length: > 0 } && (address.Region is { Length: > 0 } || address.Country is not (null or "US"));
        return new LocationDescription(Join(name ?? id, phone, address?.Street, address?.City, city, address?.Country), isComplete);
    }

    private static string Join(params ReadOnlySpan<string?> parts)
    {
        var known = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part)) known.Add(part);
        }

        return string.Join(", ", known);
    }
}

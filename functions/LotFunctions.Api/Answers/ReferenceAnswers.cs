using LotFunctions.Core.Rules;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Api.Answers;

public sealed record ItemAnswer(string Item, string? Description, string? Unit, bool LotControlled, bool ConsumerProduct)
{
    public static ItemAnswer Of(string id, Item i) => new(id, i.Description, i.Unit, i.LotControlled, i.ConsumerProduct);
}

public sealed record SupplierAnswer(
    string Id, string Name, IReadOnlyList<EdiParty> EdiIdentities, Address? Address, IReadOnlyList<Contact> Contacts)
{
    public static SupplierAnswer Of(string id, Supplier s) => new(id, s.Name, s.EdiIdentities, s.Address, s.Contacts);
}

public sealed record CustomerAnswer(string Id, string Name, Address? Address, IReadOnlyList<Contact> Contacts, string? Language)
{
    public static CustomerAnswer Of(string id, Customer c) => new(id, c.Name, c.Address, c.Contacts, c.Language);
}

using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>Reads lots out of JSON.</summary>
public static class LotFields
{
    /// <summary>The members <c>item</c> and <c>lot</c> of this object, both required; null with errors.</summary>
    public static LotKey? Lot(this JsonFields fields) => throw new NotImplementedException();

    /// <summary>An array of <c>{item, lot}</c>, each once.</summary>
    public static IReadOnlyList<LotKey> Lots(this JsonFields fields, string name, bool required = false) => throw new NotImplementedException();
}

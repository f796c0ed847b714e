namespace LotFunctions.Api.Security;

/// <summary>Names of callers: they stand in the ledger and in logs, so they are short and plain.</summary>
internal static class CallerName
{
    public const int MaxLength = 100;

    public const string Rule = "a name has 1 to 100 letters, digits, spaces (inside) and . _ - @ +";

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength && name[0] != ' ' && name[^1] != ' '
        && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or '+' or ' ');
}

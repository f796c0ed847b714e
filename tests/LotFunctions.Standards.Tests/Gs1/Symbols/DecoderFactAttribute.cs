namespace LotFunctions.Standards.Tests.Gs1.Symbols;

/// <summary>A test that reads symbols with the independent decoder; skipped, and said why, where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DecoderFactAttribute : FactAttribute
{
    public DecoderFactAttribute() => Skip = Decoder.Missing;
}

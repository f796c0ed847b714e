namespace LotFunctions.Standards.Tests;

/// <summary>A test over public test vectors, which are no part of the repository; skipped, and said so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorsFactAttribute : FactAttribute
{
    public VectorsFactAttribute()
    {
        if (TestData.Vectors is null)
        {
            Skip = "No folder shared/vectors beside the repository, and LOTFUNCTIONS_VECTORS names none.";
        }
    }
}

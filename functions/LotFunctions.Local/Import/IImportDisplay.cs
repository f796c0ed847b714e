namespace LotFunctions.Local.Import;

/// <summary>Shows how an import goes.</summary>
internal interface IImportDisplay
{
    void Begin(string file);

    /// <param name="position">How many bytes of the file are read.</param>
    void Progress(string file, long position, ImportSummary summary);

    void End(string file, ImportSummary summary);

    /// <param name="left">How many documents are still to be processed.</param>
    void Settled(int left, ImportSummary summary);
}

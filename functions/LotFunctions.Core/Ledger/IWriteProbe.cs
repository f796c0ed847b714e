namespace LotFunctions.Core.Ledger;

/// <summary>
/// A store that can tell whether it takes anything now: what is read may be whole while the disk is full. Readiness asks it of each store that offers it.
/// </summary>
public interface IWriteProbe
{
    /// <summary>
    /// Writes a little to disk and takes it away again. Cheap enough to be asked every few seconds; whoever asks meanwhile gets
    /// the same answer, and nothing grows by it. Throws what the store's writers would get.
    /// </summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}

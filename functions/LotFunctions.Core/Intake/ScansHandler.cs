using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Intake;

/// <summary>Takes in events that internal systems post: one event or an array a message.</summary>
public sealed class ScansHandler(ScanIntake intake, IExceptions exceptions, TimeProvider clock) : IMessageHandler
{
    public string Queue => QueueNames.ScansInbound;

    public Task<Settlement> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        _ = (intake, exceptions, clock);
        throw new NotImplementedException();
    }
}

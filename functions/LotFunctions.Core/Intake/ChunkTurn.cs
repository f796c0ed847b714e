namespace LotFunctions.Core.Intake;

/// <summary>The place of a chunk in the order of its request: the one behind it may begin when this one has, or must wait until it is done.</summary>
internal sealed class ChunkTurn
{
    public static readonly ChunkTurn First = new(Task.CompletedTask);

    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChunkTurn()
    {
    }

    private ChunkTurn(Task done)
    {
        Done = done;
        Begin();
    }

    /// <summary>All of it has come to the ledger. Fails if it never did: then nothing goes on behind it.</summary>
    public Task Begun => begun.Task;

    /// <summary>All of it is recorded or refused, and so is all before it.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    public void Begin() => begun.TrySetResult();

    /// <summary>The work of this chunk: at its end it has begun too, or failed.</summary>
    public Task<T> Take<T>(Task<T> work)
    {
        Done = work;
        _ = work.ContinueWith(
            ended =>
            {
                if (ended.IsCompletedSuccessfully) Begin();
                else begun.TrySetCanceled();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return work;
    }
}

#pragma warning disable CS9113
using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Recalls;

/// <summary>The customer's own page: whoever has a notice's token may read that notice and answer it.</summary>
public sealed class NoticeAnswers(IRecalls recalls, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>Null for an unknown token.</summary>
    public Task<NoticePage?> FindAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes an answer; the same as the last one is taken once. All fields empty: a mere acknowledgement.</summary>
    public Task<AnswerResult> AnswerAsync(string token, AnswerInput input, CancellationToken cancellationToken) => throw new NotImplementedException();
}

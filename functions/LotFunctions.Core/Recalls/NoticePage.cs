using LotFunctions.Core.Notices;

namespace LotFunctions.Core.Recalls;

/// <summary>What a customer's token opens: the notice and the answers given to it so far, oldest first.</summary>
public sealed record NoticePage(NoticeDocument Document, Notice Notice, IReadOnlyList<NoticeAnswer> Answers);

namespace LotFunctions.Core.Recalls;

/// <summary>A notice with its status and its answers, oldest first.</summary>
public sealed record NoticeView(Notice Notice, NoticeStatus Status, IReadOnlyList<NoticeAnswer> Answers);

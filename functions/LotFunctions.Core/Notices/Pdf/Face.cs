namespace LotFunctions.Core.Notices.Pdf;

/// <summary>What text is set in.</summary>
internal enum Face
{
    Regular,
    Bold,
}

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>What an acknowledgment says of a whole interchange.</summary>
public enum AcknowledgmentOutcome
{
    /// <summary>All of it was taken and nothing is wrong with it.</summary>
    Accepted,

    /// <summary>All of it was taken; something is to be known about it.</summary>
    AcceptedWithErrors,

    /// <summary>A part of it was not taken.</summary>
    PartlyAccepted,

    /// <summary>Nothing of it was taken.</summary>
    Rejected,
}

namespace LotFunctions.Core.Intake;

/// <summary>The control numbers of what is sent out: one sequence for each receiver.</summary>
public interface IControlNumbers
{
    /// <summary>
    /// The next number of a sequence, 1 at first. It is durable before it is returned and never comes twice, also not after a
    /// crash; a number whose caller fails is lost, so there may be gaps.
    /// </summary>
    /// <param name="sequence">Any text; sequences of different texts have nothing to do with each other.</param>
    Task<long> NextAsync(string sequence, CancellationToken cancellationToken);
}

namespace LotFunctions.Standards.Tests.Fuzz;

/// <summary>Runs inputs, watches each of them, and makes a failing one small.</summary>
internal sealed class Fuzzer(IReadOnlyList<byte[]> samples, int seed)
{
    private const int MostSteps = 3000;

    // Inputs take milliseconds; a machine with other work may stop for seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Mutator _mutator = new(samples, seed);

    /// <summary>How many inputs were run.</summary>
    public long Inputs { get; private set; }

    /// <summary>Runs inputs until there is a finding, or <paramref name="more"/> says no; the finding with its input, made small.</summary>
    public (FuzzFinding Finding, byte[] Input)? Run(Func<long, bool> more)
    {
        // What is made once, at the first use of it, is no input's doing.
        foreach (var sample in samples) FuzzTarget.Try(sample, seed);
        while (more(Inputs))
        {
            var input = _mutator.Next();
            Inputs++;
            if (Watched(input) is { } finding) return (finding, finding.Kind == Hang ? input : Smaller(input, finding.Kind));
        }

        return null;
    }

    private const string Hang = "hang";

    private FuzzFinding? Watched(byte[] input)
    {
        FuzzFinding? finding = null;
        var done = false;
        var worker = new Thread(() =>
        {
            finding = FuzzTarget.Try(input, seed);
            Volatile.Write(ref done, true);
        }) { IsBackground = true };
        worker.Start();
        worker.Join(Patience);
        return Volatile.Read(ref done) ? finding : new FuzzFinding(Hang, $"The input was not read in {Patience.TotalSeconds:0} s.");
    }

    /// <summary>Takes pieces away, ever smaller ones, as long as the same thing goes wrong.</summary>
    private byte[] Smaller(byte[] input, string kind)
    {
        var steps = 0;
        for (var size = input.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < input.Length && steps < MostSteps; steps++)
            {
                byte[] candidate = [.. input[..at], .. input[Math.Min(input.Length, at + size)..]];
                if (FuzzTarget.Try(candidate, seed)?.Kind == kind) input = candidate;
                else at += size;
            }
        }

        return input;
    }
}

namespace LotFunctions.Azure.Cosmos;

/// <summary>What one use case was charged.</summary>
public sealed class RequestUnitUse : IDisposable
{
    private readonly Action<RequestUnitUse> ended;
    private readonly Lock gate = new();
    private double charge;
    private int requests;
    private int roundTrips;

    internal RequestUnitUse(string useCase, RequestUnitUse? outer, Action<RequestUnitUse> ended) =>
        (UseCase, Outer, this.ended) = (useCase, outer, ended);

    public string UseCase { get; }

    /// <summary>In request units.</summary>
    public double Charge => charge;

    public int Requests => requests;

    /// <summary>Times that it waited for the service: requests sent together count once.</summary>
    public int RoundTrips => roundTrips;

    internal RequestUnitUse? Outer { get; }

    internal RequestUnitUse Outermost => Outer?.Outermost ?? this;

    public void Dispose() => ended(this);

    internal void Add(double more)
    {
        lock (gate)
        {
            charge += more;
            requests++;
        }

        Outer?.Add(more);
    }

    internal void AddRoundTrip()
    {
        Interlocked.Increment(ref roundTrips);
        Outer?.AddRoundTrip();
    }
}

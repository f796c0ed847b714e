namespace LotFunctions.Embedded.Graph;

/// <summary>What a walk reached, in the order of reaching: first the roots, then those a step away, and so on.</summary>
/// <param name="Forward">Where the roots went; else where they came from.</param>
/// <param name="Lots">The numbers of the lots.</param>
/// <param name="Definite">For each lot, whether a path of definite edges leads to it.</param>
/// <param name="Levels">Where each depth begins among the lots.</param>
/// <param name="Orders">The work orders on the way.</param>
internal sealed record Reach(bool Forward, int[] Lots, bool[] Definite, int[] Levels, int[] Orders)
{
    /// <summary>The lots of several walks, each once at its least depth, definite if it is so in any.</summary>
    public static Reach Merge(IReadOnlyList<Reach> walks)
    {
        var places = new Dictionary<int, int>();
        var (lots, definite, levels) = (new List<int>(), new List<bool>(), new List<int>());
        for (var depth = 0; walks.Any(w => depth < w.Levels.Length); depth++)
        {
            levels.Add(lots.Count);
            foreach (var walk in walks.Where(w => depth < w.Levels.Length))
            {
                for (var i = walk.Levels[depth]; i < walk.EndOf(depth); i++)
                {
                    if (places.TryAdd(walk.Lots[i], lots.Count))
                    {
                        lots.Add(walk.Lots[i]);
                        definite.Add(walk.Definite[i]);
                    }
                    else if (walk.Definite[i])
                    {
                        definite[places[walk.Lots[i]]] = true;
                    }
                }
            }
        }

        // A deep level of one walk can be all in nearer levels of the other.
        while (levels.Count > 0 && levels[^1] == lots.Count) levels.RemoveAt(levels.Count - 1);
        return new Reach(walks[0].Forward, [.. lots], [.. definite], [.. levels], []);
    }

    /// <summary>Where a depth ends among the lots.</summary>
    public int EndOf(int depth) => depth + 1 < Levels.Length ? Levels[depth + 1] : Lots.Length;
}

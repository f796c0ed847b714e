namespace LotFunctions.Standards.Gs1.Symbols;

/// <summary>Places codewords in the modules of a square Data Matrix symbol (ISO/IEC 16022, annex F).</summary>
internal sealed class DataMatrixPlacement
{
    private readonly int side;
    private readonly byte[] words;
    private readonly bool[,] dark;
    private readonly bool[,] taken;
    private int next;

    private DataMatrixPlacement(byte[] words, int side)
    {
        this.side = side;
        this.words = words;
        dark = new bool[side, side];
        taken = new bool[side, side];
    }

    /// <param name="side">Modules a side, without the edges of regions.</param>
    public static bool[,] Place(byte[] words, int side)
    {
        var placement = new DataMatrixPlacement(words, side);
        placement.Walk();
        return placement.dark;
    }

    // Diagonals up and down from the left edge; at some places of them a codeword is split over the corners.
    private void Walk()
    {
        var (row, column) = (4, 0);
        do
        {
            Corners(row, column);
            do
            {
                if (row < side && column >= 0 && !taken[row, column])
                {
                    Shape(row, column);
                }

                row -= 2;
                column += 2;
            }
            while (row >= 0 && column < side);

            row += 1;
            column += 3;
            do
            {
                if (row >= 0 && column < side && !taken[row, column])
                {
                    Shape(row, column);
                }

                row += 2;
                column -= 2;
            }
            while (row < side && column >= 0);

            row += 3;
            column += 1;
        }
        while (row < side || column < side);

        if (!taken[side - 1, side - 1])
        {
            dark[side - 1, side - 1] = true;
            dark[side - 2, side - 2] = true;
        }
    }

    private void Corners(int row, int column)
    {
        if (row == side && column == 0)
        {
            Word((side - 1, 0), (side - 1, 1), (side - 1, 2), (0, side - 2), (0, side - 1), (1, side - 1), (2, side - 1), (3, side - 1));
        }

        if (row == side - 2 && column == 0 && side % 4 != 0)
        {
            Word((side - 3, 0), (side - 2, 0), (side - 1, 0), (0, side - 4), (0, side - 3), (0, side - 2), (0, side - 1), (1, side - 1));
        }

        if (row == side - 2 && column == 0 && side % 8 == 4)
        {
            Word((side - 3, 0), (side - 2, 0), (side - 1, 0), (0, side - 2), (0, side - 1), (1, side - 1), (2, side - 1), (3, side - 1));
        }

        if (row == side + 4 && column == 2 && side % 8 == 0)
        {
            Word((side - 1, 0), (side - 1, side - 1), (0, side - 3), (0, side - 2), (0, side - 1), (1, side - 3), (1, side - 2), (1, side - 1));
        }
    }

    // The usual form of a codeword around its last bit; what lies outside comes in at the other side.
    private void Shape(int row, int column) => Word(
        (row - 2, column - 2), (row - 2, column - 1), (row - 1, column - 2), (row - 1, column - 1), (row - 1, column),
        (row, column - 2), (row, column - 1), (row, column));

    private void Word(params ReadOnlySpan<(int Row, int Column)> bits)
    {
        var word = words[next++];
        for (var i = 0; i < bits.Length; i++)
        {
            var (row, column) = bits[i];
            if (row < 0)
            {
                row += side;
                column += 4 - ((side + 4) % 8);
            }

            if (column < 0)
            {
                column += side;
                row += 4 - ((side + 4) % 8);
            }

            dark[row, column] = (word & (128 >> i)) != 0;
            taken[row, column] = true;
        }
    }
}

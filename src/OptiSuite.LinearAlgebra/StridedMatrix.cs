namespace OptiSuite.LinearAlgebra;

/// <summary>A matrix in pinned memory: element (i, j) at i·Row + j·Column.</summary>
internal readonly unsafe struct StridedMatrix(double* start, nint row, nint column)
{
    public readonly double* Start = start;
    public readonly nint Row = row;
    public readonly nint Column = column;

    public StridedMatrix Transposed => new(Start, Column, Row);

    /// <summary>The address of element (i, j).</summary>
    public double* At(nint i, nint j) => Start + (i * Row) + (j * Column);

    /// <summary>The rest of the matrix from element (i, j).</summary>
    public StridedMatrix From(nint i, nint j) => new(At(i, j), Row, Column);
}

namespace OptiSuite.Benchmarking;

/// <summary>
/// The plot library plotly.js (MIT licence), embedded when the project was built with Node.js at hand; null where it was not. Each script
/// goes into a page between script tags, and needs no network.
/// </summary>
public static class PlotLibrary
{
    private static readonly Lazy<string?> _plane = new(() => Embedded.TryText("plotly-2d.js"));
    private static readonly Lazy<string?> _space = new(() => Embedded.TryText("plotly-3d.js"));

    /// <summary>The script that defines <c>Plotly2D</c>, with scatter, contour and heatmap; null where it is not built in.</summary>
    public static string? Plane => _plane.Value;

    /// <summary>The script that defines <c>Plotly3D</c>, with surface and scatter3d; null where it is not built in.</summary>
    public static string? Space => _space.Value;

    /// <summary>What to tell a reader where the pictures are missing, and how to get them.</summary>
    public static string MissingMessage =>
        "This build of OptiSuite has no plot library, so the pictures are left out: Node.js with npm was not found, or could not fetch plotly.js, "
        + "when OptiSuite.Benchmarking was built. Install Node.js 18 or later, build again and run the report command on this folder. "
        + "The numbers behind every picture are in the CSV files beside this page.";
}

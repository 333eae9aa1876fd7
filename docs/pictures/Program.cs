using OptiSuite.Pictures;

// dotnet run --project docs/pictures
//   draws docs/losses/images/*.svg: the value and the derivative of every loss, computed by the losses themselves.
//   Needs Node.js 18 or later with npm, which fetches Vega.
string folder = Path.GetFullPath(Path.Combine(Environment.CurrentDirectory, "..", "losses", "images"));
Directory.CreateDirectory(folder);
Picture[] pictures = [.. LossPictures.All];
await VegaRenderer.RenderAsync(pictures, folder);
Console.WriteLine($"{pictures.Length} pictures in {folder}");

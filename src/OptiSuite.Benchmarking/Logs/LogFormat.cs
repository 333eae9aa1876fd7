namespace OptiSuite.Benchmarking;

/// <summary>The log formats of other people's tools.</summary>
public enum LogFormat
{
    /// <summary>IOHprofiler, version 2: read by IOHanalyzer and iohinspector.</summary>
    Ioh,

    /// <summary>COCO's <c>bbob-new2</c>: read by cocopp. BBOB problems only.</summary>
    Coco,
}

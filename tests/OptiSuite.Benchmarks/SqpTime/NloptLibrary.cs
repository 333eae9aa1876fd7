using System.Runtime.InteropServices;

namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>The few entries of NLopt's C interface that SLSQP needs (nlopt.h; NLopt 2.7 or later).</summary>
internal sealed unsafe class NloptLibrary
{
    private static readonly string[] _names = ["libnlopt.so.0", "libnlopt.so.1", "libnlopt.so", "nlopt"];

    private NloptLibrary(nint library)
    {
        Create = (delegate* unmanaged[Cdecl]<int, uint, nint>)NativeLibrary.GetExport(library, "nlopt_create");
        Destroy = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "nlopt_destroy");
        Optimize = (delegate* unmanaged[Cdecl]<nint, double*, double*, int>)NativeLibrary.GetExport(library, "nlopt_optimize");
        SetObjective = (delegate* unmanaged[Cdecl]<nint, void*, nint, int>)NativeLibrary.GetExport(library, "nlopt_set_min_objective");
        AddInequalities = (delegate* unmanaged[Cdecl]<nint, uint, void*, nint, double*, int>)NativeLibrary.GetExport(library, "nlopt_add_inequality_mconstraint");
        AddEqualities = (delegate* unmanaged[Cdecl]<nint, uint, void*, nint, double*, int>)NativeLibrary.GetExport(library, "nlopt_add_equality_mconstraint");
        SetLower = (delegate* unmanaged[Cdecl]<nint, double*, int>)NativeLibrary.GetExport(library, "nlopt_set_lower_bounds");
        SetUpper = (delegate* unmanaged[Cdecl]<nint, double*, int>)NativeLibrary.GetExport(library, "nlopt_set_upper_bounds");
        SetObjectiveTolerance = (delegate* unmanaged[Cdecl]<nint, double, int>)NativeLibrary.GetExport(library, "nlopt_set_ftol_rel");
        SetPointTolerance = (delegate* unmanaged[Cdecl]<nint, double, int>)NativeLibrary.GetExport(library, "nlopt_set_xtol_rel");
        SetMaxEvaluations = (delegate* unmanaged[Cdecl]<nint, int, int>)NativeLibrary.GetExport(library, "nlopt_set_maxeval");
        // The number of an algorithm differs between versions; its name does not.
        var find = (delegate* unmanaged[Cdecl]<byte*, int>)NativeLibrary.GetExport(library, "nlopt_algorithm_from_string");
        fixed (byte* name = "LD_SLSQP\0"u8) Slsqp = find(name);
        var version = (delegate* unmanaged[Cdecl]<int*, int*, int*, void>)NativeLibrary.GetExport(library, "nlopt_version");
        int major, minor, patch;
        version(&major, &minor, &patch);
        Version = $"{major}.{minor}.{patch}";
    }

    public string Version { get; }

    /// <summary>The number of SLSQP in this version.</summary>
    public int Slsqp { get; }

    public delegate* unmanaged[Cdecl]<int, uint, nint> Create { get; }

    public delegate* unmanaged[Cdecl]<nint, void> Destroy { get; }

    public delegate* unmanaged[Cdecl]<nint, double*, double*, int> Optimize { get; }

    public delegate* unmanaged[Cdecl]<nint, void*, nint, int> SetObjective { get; }

    public delegate* unmanaged[Cdecl]<nint, uint, void*, nint, double*, int> AddInequalities { get; }

    public delegate* unmanaged[Cdecl]<nint, uint, void*, nint, double*, int> AddEqualities { get; }

    public delegate* unmanaged[Cdecl]<nint, double*, int> SetLower { get; }

    public delegate* unmanaged[Cdecl]<nint, double*, int> SetUpper { get; }

    public delegate* unmanaged[Cdecl]<nint, double, int> SetObjectiveTolerance { get; }

    public delegate* unmanaged[Cdecl]<nint, double, int> SetPointTolerance { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetMaxEvaluations { get; }

    /// <summary>The library of that path, or the installed one where the path is empty; null where it cannot be loaded.</summary>
    public static NloptLibrary? TryLoad(string path)
    {
        foreach (string name in path.Length > 0 ? [path] : _names)
        {
            if (NativeLibrary.TryLoad(name, typeof(NloptLibrary).Assembly, searchPath: null, out nint library)) return new NloptLibrary(library);
        }

        return null;
    }
}

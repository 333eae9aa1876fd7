namespace OptiSuite.Benchmarking.Tests;

public sealed class RunRecordStoreTests
{
    [Fact]
    public void Open_TornLastLine_IsCutOffAndTheRestKept()
    {
        using var folder = new TemporaryFolder();
        string whole = Runs.Of(seed: 1).ToJson() + "\n" + Runs.Of(seed: 2).ToJson() + "\n";
        File.WriteAllText(folder.File("runs.jsonl"), whole + Runs.Of(seed: 3).ToJson()[..40]);

        using (RunRecordStore store = RunRecordStore.Open(folder.Path))
        {
            store.Records.Select(record => record.Seed).ShouldBe([1UL, 2UL]);
            store.Append(Runs.Of(seed: 3)).ShouldBeTrue();
        }

        File.ReadAllText(folder.File("runs.jsonl")).ShouldBe(whole + Runs.Of(seed: 3).ToJson() + "\n");
    }

    [Fact]
    public void Open_TornAtEveryByte_NeverLosesAFinishedRecord()
    {
        using var folder = new TemporaryFolder();
        string first = Runs.Of(seed: 1).ToJson() + "\n", second = Runs.Of(seed: 2).ToJson() + "\n";
        for (int length = 0; length < second.Length; length += 7)
        {
            File.WriteAllText(folder.File("runs.jsonl"), first + second[..length]);
            using RunRecordStore store = RunRecordStore.Open(folder.Path);
            store.Records.Length.ShouldBe(1);
            store.UnreadableLines.ShouldBe(0);
        }
    }

    [Fact]
    public void Append_CellThatIsThere_KeepsTheFirst()
    {
        using var folder = new TemporaryFolder();
        using (RunRecordStore store = RunRecordStore.Open(folder.Path))
        {
            store.Append(Runs.Of(seed: 1) with { Objective = 1 }).ShouldBeTrue();
            store.Append(Runs.Of(seed: 1) with { Objective = 2 }).ShouldBeFalse();
            store.Append(Runs.Of(seed: 1) with { Budget = 200 }).ShouldBeTrue();
        }

        RunRecordStore.Read(folder.Path).Select(record => record.Objective).ShouldBe([1.0, double.NaN]);
    }

    [Fact]
    public void Open_RepeatedAndUnreadableLines_KeepsTheFirstAndCountsTheRest()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("runs.jsonl"),
            $"{Runs.Of().ToJson()}\nnot a record\n\n{(Runs.Of() with { Evaluations = 5 }).ToJson()}\n{Runs.Of(seed: 9).ToJson()}\n");

        using RunRecordStore store = RunRecordStore.Open(folder.Path);

        store.Records.Length.ShouldBe(2);
        store.Records[0].Evaluations.ShouldBe(100);
        store.UnreadableLines.ShouldBe(1);
        store.Contains(Runs.Of(seed: 9).Key).ShouldBeTrue();
    }

    [Fact]
    public void Append_FromManyThreads_WritesWholeLinesOnly()
    {
        using var folder = new TemporaryFolder();
        using (RunRecordStore store = RunRecordStore.Open(folder.Path))
        {
            _ = Parallel.For(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
                store.Append(Runs.Of(seed: (ulong)(i % 50), improvements: [(1, i), (2, i / 2.0)])));
        }

        File.ReadAllLines(folder.File("runs.jsonl")).Select(line => RunRecord.FromJson(line).Seed).Order()
            .ShouldBe(Enumerable.Range(0, 50).Select(i => (ulong)i));
    }

    [Fact]
    public void Read_WhileAnotherWrites_SeesFinishedRecords()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        store.Append(Runs.Of()).ShouldBeTrue();

        RunRecordStore.Read(folder.Path).Length.ShouldBe(1);
        RunRecordStore.Read(folder.File("runs.jsonl")).Length.ShouldBe(1);
    }

    [Fact]
    public void Open_FolderInUse_SaysSo()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);

        RunRecordStoreException error = Should.Throw<RunRecordStoreException>(() => RunRecordStore.Open(folder.Path));

        error.Message.ShouldContain(folder.File("runs.jsonl"));
        error.Path.ShouldBe(folder.File("runs.jsonl"));
    }

    [Fact]
    public void Open_PathIsAFile_NamesThePath()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("taken"), "");

        Should.Throw<RunRecordStoreException>(() => RunRecordStore.Open(folder.File("taken"))).Message.ShouldContain("taken");
    }

    [Fact]
    public void Append_FileCannotBeWritten_NamesThePathAndTheRemedy()
    {
        using var folder = new TemporaryFolder();
        RunRecordStore store = RunRecordStore.Open(folder.Path);
        store.Append(Runs.Of(seed: 1)).ShouldBeTrue();
        // A device that is always full stands for a full disk.
        if (!File.Exists("/dev/full")) return;
        File.Delete(folder.File("runs.jsonl"));
        store.Dispose();
        _ = File.CreateSymbolicLink(folder.File("runs.jsonl"), "/dev/full");

        RunRecordStoreException error = Should.Throw<RunRecordStoreException>(() =>
        {
            using RunRecordStore full = RunRecordStore.Open(folder.Path);
            _ = full.Append(Runs.Of(seed: 2));
        });

        error.Message.ShouldContain(folder.File("runs.jsonl"));
    }

    [Fact]
    public void Open_Fresh_ForgetsEarlierRecords()
    {
        using var folder = new TemporaryFolder();
        using (RunRecordStore store = RunRecordStore.Open(folder.Path)) store.Append(Runs.Of()).ShouldBeTrue();

        using RunRecordStore fresh = RunRecordStore.Open(folder.Path, fresh: true);

        fresh.Records.ShouldBeEmpty();
        new FileInfo(folder.File("runs.jsonl")).Length.ShouldBe(0);
    }

    [Fact]
    public void Read_NoRecords_NamesTheFile()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<RunRecordStoreException>(() => RunRecordStore.Read(folder.Path)).Message.ShouldContain("runs.jsonl");
    }
}

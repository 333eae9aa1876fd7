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
    public void Append_DiskFull_NamesThePathAndKeepsWholeLines()
    {
        string line = Runs.Of(seed: 1).ToJson() + "\n";
        using var disk = new FullDisk(capacity: line.Length + 20);
        using var store = new RunRecordStore("folder/runs.jsonl", disk);
        store.Append(Runs.Of(seed: 1)).ShouldBeTrue();

        RunRecordStoreException error = Should.Throw<RunRecordStoreException>(() => store.Append(Runs.Of(seed: 2)));

        error.Message.ShouldContain("'folder/runs.jsonl'");
        error.Message.ShouldContain("the finished records (1) are kept");
        store.Records.Length.ShouldBe(1);
        System.Text.Encoding.UTF8.GetString(disk.ToArray()).ShouldBe(line);
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

    /// <summary>Takes so many bytes and then writes half of what it gets before it fails, as a full disk does.</summary>
    private sealed class FullDisk(int capacity) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int room = (int)Math.Min(buffer.Length, capacity - Length);
            base.Write(buffer[..room]);
            if (room < buffer.Length) throw new IOException("No space left on device");
        }
    }
}

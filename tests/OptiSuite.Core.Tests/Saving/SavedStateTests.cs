using System.Text;

namespace OptiSuite.Core.Tests.Saving;

public sealed class SavedStateTests
{
    [Fact]
    public void Restore_WhatWasWritten_HasTheSameBits()
    {
        var written = new Everything
        {
            Number = 0.1 + 0.2,
            Whole = int.MinValue,
            Wide = long.MaxValue,
            Bits = ulong.MaxValue,
            Truth = true,
            Day = DayOfWeek.Friday,
            Values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 1.0 / 3],
            Grown = [1, 2, 3],
            Order = [3, 1, 2],
        };
        written.Stream.NextUInt64();
        var read = new Everything();
        SavedState.Read("test", 3, SavedState.Write("test", 3, written), read);
        BitConverter.DoubleToInt64Bits(read.Number).ShouldBe(BitConverter.DoubleToInt64Bits(written.Number));
        read.Whole.ShouldBe(written.Whole);
        read.Wide.ShouldBe(written.Wide);
        read.Bits.ShouldBe(written.Bits);
        read.Truth.ShouldBeTrue();
        read.Day.ShouldBe(DayOfWeek.Friday);
        read.Values.Select(BitConverter.DoubleToInt64Bits).Skip(1).ShouldBe(written.Values.Select(BitConverter.DoubleToInt64Bits).Skip(1));
        read.Values[0].ShouldBe(double.NaN);
        read.Grown.ShouldBe([1, 2, 3]);
        read.Order.ShouldBe([3, 1, 2]);
        read.Stream.NextUInt64().ShouldBe(written.Stream.NextUInt64());
    }

    [Theory]
    [InlineData("\"number\":", "\"nummer\":", "'state.number' is missing")]
    [InlineData("\"number\":1.5", "\"number\":\"x\"", "which is no number")]
    [InlineData("\"whole\":7", "\"whole\":7.5", "which is no value")]
    [InlineData("\"values\":[", "\"values\":[1,", "has 8 values and needs 7")]
    [InlineData("\"order\":[0", "\"order\":[0.5", "which is no whole number")]
    [InlineData("\"kind\":0", "\"kind\":0}", "damaged")]
    public void Restore_ADamagedState_SaysWhatDoesNotFit(string before, string after, string words)
    {
        string json = Encoding.UTF8.GetString(SavedState.Write("test", 1, new Everything { Number = 1.5, Whole = 7 }));
        json.ShouldContain(before);
        byte[] damaged = Encoding.UTF8.GetBytes(json.Replace(before, after, StringComparison.Ordinal));
        Should.Throw<SavedRunException>(() => SavedState.Read("test", 1, damaged, new Everything())).Message.ShouldContain(words);
    }

    [Fact]
    public void Restore_AnotherKindOrVersion_IsRefused()
    {
        byte[] json = SavedState.Write("test", 1, new Everything());
        Should.Throw<SavedRunException>(() => SavedState.Read("other", 1, json, new Everything())).Message.ShouldContain("'other' is wanted");
        Should.Throw<SavedRunException>(() => SavedState.Read("test", 2, json, new Everything())).Message.ShouldContain("version 1");
        Should.Throw<SavedRunException>(() => SavedRun.FromJson("[]")).Message.ShouldContain("no saved state");
        Should.Throw<SavedRunException>(() => SavedRun.FromJson(Encoding.UTF8.GetString(json))).Message.ShouldContain("kind 'test'");
    }

    [Fact]
    public void Load_NoSuchFile_SaysSo() =>
        Should.Throw<SavedRunException>(() => SavedRun.Load("there/is/none.json")).Message.ShouldContain("cannot be read");

    private sealed class Everything : ISavable
    {
        private double[] _grown = [];
        private double _number;
        private int _whole;
        private long _wide;
        private ulong _bits;
        private bool _truth;
        private DayOfWeek _day;

        public double Number { get => _number; init => _number = value; }

        public int Whole { get => _whole; init => _whole = value; }

        public long Wide { get => _wide; init => _wide = value; }

        public ulong Bits { get => _bits; init => _bits = value; }

        public bool Truth { get => _truth; init => _truth = value; }

        public DayOfWeek Day { get => _day; init => _day = value; }

        public double[] Values { get; init; } = new double[7];

        public double[] Grown { get => _grown; init => _grown = value; }

        public int[] Order { get; init; } = new int[3];

        public RandomStream Stream { get; } = new(5);

        public void Exchange(StateExchange state)
        {
            long kind = 0;
            state.Exchange("number", ref _number);
            state.Exchange("whole", ref _whole);
            state.Exchange("wide", ref _wide);
            state.Exchange("bits", ref _bits);
            state.Exchange("truth", ref _truth);
            state.Exchange("day", ref _day);
            state.Exchange("values", Values.AsSpan());
            state.Exchange("grown", ref _grown);
            state.Exchange("order", Order.AsSpan());
            state.Exchange("kind", ref kind);
            state.Exchange("stream", Stream);
        }
    }
}

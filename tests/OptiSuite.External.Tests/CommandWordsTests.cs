namespace OptiSuite.External.Tests;

public class CommandWordsTests
{
    [Theory]
    [InlineData("python3 problem.py HS71", "python3|problem.py|HS71")]
    [InlineData("  run\t'a b'  \"c d\"e ", "run|a b|c de")]
    [InlineData("run '' \"\"", "run||")]
    [InlineData("run 'it\\is' \"say \\\"hi\\\" it's\"", "run|it\\is|say \"hi\" it's")]
    [InlineData("run a\\ b\\\\c \\'", "run|a b\\c|'")]
    [InlineData("C:\\tools\\solver.exe \"C:\\my data\\x.json\"", "C:\\tools\\solver.exe|C:\\my data\\x.json")]
    [InlineData("run $HOME *.py | cat", "run|$HOME|*.py|||cat")]
    public void Split_Command_GivesTheWordsOfAShell(string command, string words) => string.Join('|', CommandWords.Split(command)).ShouldBe(words);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("run 'abc", "opens a quote '")]
    [InlineData("run \"abc'", "opens a quote \"")]
    public void Split_NoCommand_SaysWhy(string command, string message) =>
        Should.Throw<ArgumentException>(() => CommandWords.Split(command)).Message.ShouldContain(message);
}

using System.Collections.Immutable;
using System.Text;

namespace OptiSuite.External;

/// <summary>
/// Splits a command line into words as a POSIX shell does with quotes, and nothing else of a shell: no variables, patterns, pipes. A backslash
/// escapes white space, a quote or a backslash; before anything else it stands for itself, so that paths of Windows survive.
/// </summary>
internal static class CommandWords
{
    /// <exception cref="ArgumentException">The command is empty, or a quote is not closed.</exception>
    public static ImmutableArray<string> Split(string command)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        bool inWord = false;
        char quote = '\0';
        for (int i = 0; i < command.Length; i++)
        {
            char c = command[i];
            if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (quote != '\'' && c == '\\' && i + 1 < command.Length && IsEscaped(command[i + 1], quote))
            {
                word.Append(command[++i]);
                inWord = true;
            }
            else if (quote == '\0' && (c is '"' or '\''))
            {
                // An empty pair of quotes is an empty word.
                (quote, inWord) = (c, true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (inWord) words.Add(word.ToString());
                word.Clear();
                inWord = false;
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        if (quote != '\0') throw new ArgumentException($"the command «{command}» opens a quote {quote} and does not close it", nameof(command));
        if (inWord) words.Add(word.ToString());
        if (words.Count == 0 || words[0].Length == 0) throw new ArgumentException("the command is empty; name a program and its arguments", nameof(command));
        return words.ToImmutable();
    }

    private static bool IsEscaped(char next, char quote) => next is '\\' or '"' || (quote == '\0' && (next == '\'' || char.IsWhiteSpace(next)));
}

using System.Collections;
using System.Net;
using System.Text;

namespace OptiSuite.Benchmarking;

/// <summary>
/// Fills a page with a model's properties. <c>{{Name}}</c> is HTML-encoded; <c>{{{Name}}}</c> is inserted as it is, for scripts and styles;
/// <c>{{#Name}}…{{/Name}}</c> repeats for each item of a list, and appears once for a true value; <c>{{^Name}}…{{/Name}}</c> appears where
/// the list is empty or the value false or null; <c>{{.}}</c> is the item itself. A name is looked up in the item, then in what surrounds it.
/// </summary>
internal static class HtmlTemplate
{
    public static string Render(string template, object model)
    {
        var page = new StringBuilder(template.Length * 2);
        Render(template, [model], page);
        return page.ToString();
    }

    private static void Render(ReadOnlySpan<char> template, List<object?> scopes, StringBuilder page)
    {
        while (true)
        {
            int open = template.IndexOf("{{");
            if (open < 0) break;
            _ = page.Append(template[..open]);
            bool raw = template[(open + 2)..].StartsWith('{');
            string closing = raw ? "}}}" : "}}";
            int close = open + template[open..].IndexOf(closing);
            if (close < open) throw new FormatException("A tag of the template is not closed.");
            string tag = template[(open + closing.Length)..close].ToString();
            template = template[(close + closing.Length)..];
            if (tag[0] is '#' or '^')
            {
                string end = "{{/" + tag[1..] + "}}";
                int length = template.IndexOf(end);
                if (length < 0) throw new FormatException($"The section '{tag}' of the template is not closed.");
                Section(tag[0] == '^', Find(tag[1..], scopes), template[..length], scopes, page);
                template = template[(length + end.Length)..];
            }
            else
            {
                string text = Find(tag, scopes)?.ToString() ?? "";
                _ = page.Append(raw ? text : WebUtility.HtmlEncode(text));
            }
        }

        _ = page.Append(template);
    }

    private static void Section(bool inverted, object? value, ReadOnlySpan<char> body, List<object?> scopes, StringBuilder page)
    {
        object?[] items = value switch
        {
            null or false or "" => [],
            string or true => [value],
            IEnumerable list => [.. list.Cast<object?>()],
            _ => [value],
        };
        if (inverted)
        {
            if (items.Length == 0) Render(body, scopes, page);
            return;
        }

        foreach (object? item in items)
        {
            scopes.Add(item);
            Render(body, scopes, page);
            scopes.RemoveAt(scopes.Count - 1);
        }
    }

    private static object? Find(string name, List<object?> scopes)
    {
        if (name == ".") return scopes[^1];
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i]?.GetType().GetProperty(name) is { } property) return property.GetValue(scopes[i]);
        }

        throw new FormatException($"The template asks for '{name}', which the model does not have.");
    }
}

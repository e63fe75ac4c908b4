namespace Gapless.Collectors.Lexing;

/// <summary>Shell, Ruby, Elixir, TOML, YAML, dotenv, Dockerfile and configuration files.</summary>
internal static class HashLexer
{
    public static void Run(ref Page page, HashRules rules)
    {
        while (!page.IsAtEnd)
        {
            if (IsComment(ref page, rules))
            {
                page.LineComment();
            }
            else if (rules.HasBeginEnd && page.Current == '=' && IsAtLineStart(ref page) && page.StartsWith("=begin"))
            {
                page.Comment(page.Find("\n", page.FindBehind("\n=end", page.Position)));
            }
            else if (!rules.HasQuotes || !TakeString(ref page, rules))
            {
                // In a shell a backslash takes the meaning from what follows.
                page.Position += page.Current == '\\' && rules.SpansLines ? 2 : 1;
                page.Position = Math.Min(page.Position, page.Text.Length);
            }
        }
    }

    private static bool IsAtLineStart(ref Page page) => page.Position == 0 || page.Text[page.Position - 1] == '\n';

    private static bool IsComment(ref Page page, HashRules rules)
    {
        if (page.Current != '#' && !(rules.AlsoSemicolon && page.Current == ';'))
        {
            return false;
        }

        return rules.OnlyFirstOnLine ? page.IsFirstOnLine()
            : !rules.OnlyAfterBlank || page.Position == 0 || char.IsWhiteSpace(page.Text[page.Position - 1]) || page.Text[page.Position - 1] == ';';
    }

    private static bool TakeString(ref Page page, HashRules rules)
    {
        var quote = page.Current;
        if (quote is not ('"' or '\'') || (rules.QuotesBeginValues && !BeginsValue(ref page)))
        {
            return false;
        }

        if (page.Peek() == quote && page.Peek(2) == quote && (quote == '"' ? rules.HasTripleQuotes : rules.HasTripleSingleQuotes))
        {
            page.String(page.FindBehind(page.Text.Slice(page.Position, 3), page.Position + 3), 3, 3);
        }
        else if (quote == '\'' && rules.SpansLines)
        {
            page.String(page.FindBehind("'", page.Position + 1), 1, 1);
        }
        else
        {
            page.QuotedString(quote, rules.SpansLines);
        }

        return true;
    }

    private static bool BeginsValue(ref Page page)
    {
        var before = page.Position == 0 ? ' ' : page.Text[page.Position - 1];
        return char.IsWhiteSpace(before) || before is ':' or '=' or '[' or ',' or '{' or '-';
    }
}

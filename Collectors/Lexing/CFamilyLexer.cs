namespace Gapless.Collectors.Lexing;

/// <summary>Go, Java and its kin, Rust, SQL, JSON with comments, HCL and Bicep.</summary>
internal static class CFamilyLexer
{
    public static void Run(ref Page page, CFamilyRules rules)
    {
        while (!page.IsAtEnd)
        {
            if (!TakeComment(ref page, rules) && !TakeString(ref page, rules))
            {
                page.Position++;
            }
        }
    }

    /// <summary>A block comment that may hold others.</summary>
    internal static int EndOfNested(ref Page page)
    {
        var depth = 0;
        for (var at = page.Position; at < page.Text.Length; at++)
        {
            var pair = page.Text[at..];
            if (pair.StartsWith("/*", StringComparison.Ordinal))
            {
                depth++;
                at++;
            }
            else if (pair.StartsWith("*/", StringComparison.Ordinal))
            {
                at++;
                if (--depth == 0)
                {
                    return at + 1;
                }
            }
        }

        return page.Text.Length;
    }

    private static bool TakeComment(ref Page page, CFamilyRules rules)
    {
        foreach (var mark in rules.LineComments)
        {
            if (page.Current == mark[0] && page.StartsWith(mark))
            {
                page.LineComment();
                return true;
            }
        }

        if (page.Current != '/' || page.Peek() != '*')
        {
            return false;
        }

        page.Comment(rules.NestsComments ? EndOfNested(ref page) : page.FindBehind("*/", page.Position + 2));
        return true;
    }

    private static bool TakeString(ref Page page, CFamilyRules rules)
    {
        var current = page.Current;
        if (rules.HasLifetimes && (current is '\'' or 'r'))
        {
            return TakeRust(ref page);
        }

        if ((rules.HasTextBlocks && page.StartsWith("\"\"\"")) || (rules.HasTripleSingleQuotes && page.StartsWith("'''")))
        {
            page.String(page.FindBehind(page.Text.Slice(page.Position, 3), page.Position + 3), 3, 3);
        }
        else if (rules.RawQuote != '\0' && current == rules.RawQuote)
        {
            page.String(page.FindBehind([current], page.Position + 1), 1, 1);
        }
        else if (current == '"' || (current == rules.SingleQuote && current != '\0'))
        {
            TakeQuoted(ref page, rules, current);
        }
        else if (rules.HasDollarQuotes && current == '$' && DollarTag(ref page) is > 0 and var length)
        {
            page.String(page.FindBehind(page.Text.Slice(page.Position, length), page.Position + length), length, length);
        }
        else
        {
            return false;
        }

        return true;
    }

    // A doubled quote ends one string and begins the next, which blanks the same.
    private static void TakeQuoted(ref Page page, CFamilyRules rules, char quote)
    {
        if (rules.DoublesQuotes)
        {
            page.String(page.FindBehind([quote], page.Position + 1), 1, 1);
        }
        else
        {
            page.QuotedString(quote, rules.SpansLines || rules.HasLifetimes);
        }
    }

    // PostgreSQL: $$ … $$ and $name$ … $name$; function bodies are code, so only their quotes are passed over.
    private static int DollarTag(ref Page page)
    {
        var at = page.Position + 1;
        while (at < page.Text.Length && (char.IsAsciiLetterOrDigit(page.Text[at]) || page.Text[at] == '_'))
        {
            at++;
        }

        return at < page.Text.Length && page.Text[at] == '$' && !char.IsAsciiDigit(page.Text[page.Position + 1]) ? at + 1 - page.Position : 0;
    }

    // 'x' and '\n' are characters, 'a is a lifetime; r"…" and r#"…"# are raw strings.
    private static bool TakeRust(ref Page page)
    {
        if (page.Current == '\'')
        {
            var isCharacter = page.Peek() == '\\' || page.Peek(2) == '\'';
            if (isCharacter)
            {
                page.QuotedString('\'');
            }

            return isCharacter;
        }

        var hashes = 0;
        while (page.Peek(1 + hashes) == '#')
        {
            hashes++;
        }

        var isPartOfName = page.Position > 0 && (char.IsAsciiLetterOrDigit(page.Text[page.Position - 1]) || page.Text[page.Position - 1] == '_');
        if (page.Peek(1 + hashes) != '"' || (isPartOfName && page.Text[page.Position - 1] != 'b'))
        {
            return false;
        }

        page.String(page.FindBehind("\"" + new string('#', hashes), page.Position + hashes + 2), hashes + 2, hashes + 1);
        return true;
    }
}

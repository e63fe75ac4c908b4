namespace Gapless.Readiness.Checks;

/// <summary>Pipelines that call one workflow many times say the same again and again; what is asked of a text is worked out once.</summary>
internal static class Once
{
    /// <summary>The same test, which remembers its answers as long as it is kept. For one thread.</summary>
    public static Func<string, bool> PerText(Func<string, bool> test)
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return text =>
        {
            if (!known.TryGetValue(text, out var answer))
            {
                known[text] = answer = test(text);
            }

            return answer;
        };
    }
}

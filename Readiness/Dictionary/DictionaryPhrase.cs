namespace Gapless.Readiness.Dictionary;

/// <summary>One row of the dictionary: the words of a phrase, the checks it stands for, and the words it wants or does not want around it.</summary>
internal sealed record DictionaryPhrase(IReadOnlyList<DictionaryWord> Words, IReadOnlyList<string> Checks, IReadOnlyList<DictionaryCondition> Conditions)
{
    public bool MatchesAt(IReadOnlyList<string> words, int position)
    {
        if (position + Words.Count > words.Count)
        {
            return false;
        }

        for (var index = 0; index < Words.Count; index++)
        {
            if (!Words[index].Matches(words[position + index]))
            {
                return false;
            }
        }

        return true;
    }
}

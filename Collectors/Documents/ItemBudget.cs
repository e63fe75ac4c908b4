namespace Gapless.Collectors.Documents;

/// <summary>Stops a document from yielding more items than anybody could read, and says so.</summary>
internal sealed class ItemBudget
{
    private readonly int _limit;
    private int _left;
    private bool _cut;

    public ItemBudget(int limit) => (_limit, _left) = (limit, limit);

    public IEnumerable<string> Warnings => _cut ? [$"The document holds more than {_limit} items; the rest was cut."] : [];

    public IReadOnlyList<T> Take<T>(IEnumerable<T> items, Func<T, int>? size = null)
    {
        var taken = new List<T>();
        foreach (var item in items)
        {
            if (_left <= 0)
            {
                _cut = true;
                break;
            }

            _left -= size?.Invoke(item) ?? 1;
            taken.Add(item);
        }

        return taken;
    }
}

namespace Gapless.Readiness.Checks.Api;

/// <summary>An OpenAPI document held against the rules of its standard, and against what its readers need (https://spec.openapis.org/oas/v3.1.1).</summary>
/// <param name="Faults">What makes it invalid: where and what.</param>
/// <param name="Warnings">What its readers would trip over.</param>
/// <param name="Operations">How many operations it has.</param>
/// <param name="Useful">How many of them say what they do, what they answer, what they refuse and who may call.</param>
internal sealed record OpenApiReview(ImmutableArray<(string Pointer, string What)> Faults, ImmutableArray<(string Pointer, string What)> Warnings, int Operations, int Useful)
{
    private const int Enough = 80;

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "options", "head", "trace"];

    private static readonly string[] Named = ["title", "version"];

    /// <summary>Four of five operations are useful.</summary>
    public bool IsUseful => Operations > 0 && Useful * 100 / Operations >= Enough;

    public static OpenApiReview Of(Node root)
    {
        var operations = OperationsOf(root).ToList();
        return new(
            [.. Frame(root), .. References(root), .. Ids(operations), .. operations.SelectMany(PathParameters)],
            [.. Servers(root), .. operations.SelectMany(one => Answers(one.Operation, one.Pointer)), .. Schemes(root, operations)],
            operations.Count,
            operations.Count(one => IsUsefulOne(root, one.Operation)));
    }

    private static IEnumerable<(string Pointer, string Path, Node Item, Node Operation)> OperationsOf(Node root) =>
        from path in root["paths"].Entries
        from operation in path.Value.Entries
        where Methods.Contains(operation.Key, StringComparer.Ordinal)
        select ($"/paths/{Escape(path.Key)}/{operation.Key}", path.Key, path.Value, operation.Value);

    private static IEnumerable<(string, string)> Frame(Node root)
    {
        if (!root["openapi"].Exists && !root["swagger"].Exists)
        {
            yield return ("/", "it names no version of OpenAPI");
        }

        foreach (var name in Named.Where(name => string.IsNullOrWhiteSpace(root.At("info", name).Text)))
        {
            yield return ("/info", $"it has no {name}");
        }

        if (!root["paths"].Exists && !root["components"].Exists && !root["webhooks"].Exists)
        {
            yield return ("/", "it describes nothing: no paths, components or webhooks");
        }
    }

    private static IEnumerable<(string, string)> References(Node root) => Walk(root, "")
        .Where(one => one.Node["$ref"].Text is { } reference && reference.StartsWith("#/", StringComparison.Ordinal) && !Resolve(root, reference).Exists)
        .Select(one => (one.Pointer, $"{one.Node["$ref"].Text} leads nowhere"));

    // A property of a schema may itself be called "$ref" or "example"; what an example holds is data.
    private static IEnumerable<(string Pointer, Node Node)> Walk(Node node, string pointer)
    {
        yield return (pointer, node);
        var below = node.Entries.Where(entry => entry.Key is not ("example" or "examples" or "default" or "enum")).Select(entry => (Name: Escape(entry.Key), entry.Value))
            .Concat(node.Items.Select((item, index) => (Name: $"{index}", Value: item)));
        foreach (var one in below.SelectMany(child => Walk(child.Value, $"{pointer}/{child.Name}")))
        {
            yield return one;
        }
    }

    private static IEnumerable<(string, string)> Ids(IReadOnlyCollection<(string Pointer, string Path, Node Item, Node Operation)> operations) => operations
        .Where(one => one.Operation["operationId"].Text is not null)
        .GroupBy(one => one.Operation["operationId"].Text!, StringComparer.Ordinal)
        .Where(group => group.Skip(1).Any())
        .Select(group => (group.Last().Pointer, $"the operationId {group.Key} is used twice"));

    // /orders/{id} needs a parameter "id" in the path, and it is always required.
    private static IEnumerable<(string, string)> PathParameters((string Pointer, string Path, Node Item, Node Operation) one)
    {
        var declared = one.Item["parameters"].Items.Concat(one.Operation["parameters"].Items).ToList();
        if (declared.Exists(parameter => parameter["$ref"].Exists))
        {
            yield break; // declared elsewhere; whether that is there is looked at with the references
        }

        foreach (var name in one.Path.Split('{').Skip(1).Select(part => part.Split('}')[0]))
        {
            var parameter = declared.Find(parameter => parameter["in"].Text is "path" && name.Equals(parameter["name"].Text, StringComparison.Ordinal));
            if (parameter is null)
            {
                yield return (one.Pointer, $"the path's {{{name}}} is not declared");
            }
            else if (!parameter["required"].IsTrue)
            {
                yield return (one.Pointer, $"the path's {{{name}}} is not required");
            }
        }
    }

    private static IEnumerable<(string, string)> Servers(Node root) => root["servers"].Items
        .Where(server => Uri.TryCreate(server["url"].Text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && !TargetFacts.IsLoopbackAddress(url))
        .Select(server => ("/servers", $"{server["url"].Text} is plain HTTP"));

    private static IEnumerable<(string, string)> Answers(Node operation, string pointer)
    {
        if (operation["responses"].Entries.IsEmpty)
        {
            yield return (pointer, "it describes no answer");
        }

        foreach (var (status, answer) in operation["responses"].Entries.Where(one => !one.Value["$ref"].Exists && string.IsNullOrWhiteSpace(one.Value["description"].Text)))
        {
            yield return ($"{pointer}/responses/{status}", "it has no description");
        }
    }

    private static IEnumerable<(string, string)> Schemes(Node root, IEnumerable<(string Pointer, string Path, Node Item, Node Operation)> operations)
    {
        var known = root.At("components", "securitySchemes").Entries.Concat(root["securityDefinitions"].Entries).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        var used = root["security"].Items.Select(one => ("/security", one)).Concat(operations.SelectMany(one => one.Operation["security"].Items.Select(item => (one.Pointer, item))));
        return used.SelectMany(one => one.Item2.Entries.Select(entry => (one.Item1, entry.Key))).Where(one => !known.Contains(one.Key)).Select(one => (one.Item1, $"the security scheme {one.Key} is not described"));
    }

    private static bool IsUsefulOne(Node root, Node operation)
    {
        var answers = operation["responses"].Entries.Select(one => (Status: one.Key, Answer: one.Value["$ref"].Text is { } reference ? Resolve(root, reference) : one.Value)).ToList();
        var isTyped = answers.Exists(one => one.Status is ['2' or '3', ..] && (one.Status is "204" or "304" || one.Answer["content"].Exists || one.Answer["schema"].Exists || one.Status[0] == '3'));
        return (operation["summary"].Exists || operation["description"].Exists)
            && isTyped
            && answers.Exists(one => one.Status is ['4', ..] or "default")
            && (operation["security"].Exists || root["security"].Exists);
    }

    private static Node Resolve(Node root, string reference) => !reference.StartsWith("#/", StringComparison.Ordinal) ? Node.Missing
        : reference[2..].Split('/').Aggregate(root, (node, part) =>
            part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal) is var name && node.Items is { IsEmpty: false } items && int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var index) && index >= 0 && index < items.Length
                ? items[index]
                : node[Uri.UnescapeDataString(name)]);

    private static string Escape(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

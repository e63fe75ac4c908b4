using Gapless.Readiness.Checks.Frontend;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class WaitingIsShownTests : CheckTests<WaitingIsShown>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react\": \"19\", \"react-dom\": \"19\" } }\n";
    private const string Good = "\n=== src/orders.jsx\nconst { data, isLoading, error } = useQuery({ queryKey: ['orders'] });\nif (isLoading) return <Skeleton />;\nif (error) return <Failed />;\n";
    private const string Bare = "\n=== src/cart.jsx\nconst { data } = useQuery({ queryKey: ['cart'] });\nreturn <List items={data} />;\n";

    [Fact]
    public Task Passes_WhenEachShowsIt() => Passes(Web + Good);

    [Fact]
    public Task Passes_WhenTheRouteHasALoadingFile() => Passes(Web + "\n=== src/shop/loading.jsx\nx\n=== src/shop/cart.jsx\nconst { data, error } = useQuery({ queryKey: ['cart'] });\nif (error) throw error;\n");

    [Fact]
    public Task IsPartial_WhenHalfDo() => IsPartial(Web + Good + Bare, "1 of 2");

    [Fact]
    public Task Fails_WhenNoneDoes() => Fails(Web + Bare);

    [Fact]
    public Task DoesNotApply_WhenNothingWaits() => DoesNotApply(Web + "\n=== src/app.jsx\nreturn <p>Hello</p>;\n");

    [Fact]
    public Task DoesNotApply_WhenTheQueryIsTheAddress() => DoesNotApply("=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"build\": \"vite build\" }, \"dependencies\": { \"react-dom\": \"19\" } }\n=== src/Page.tsx\nconst params = useQuery();\n", "waits for data");
}

using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class EndpointsAreDeniedByDefaultTests : CheckTests<EndpointsAreDeniedByDefault>
{
    private const string Node = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\", \"jsonwebtoken\": \"9.0.2\" } }\n=== src/server.js\n";
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"Microsoft.AspNetCore.Authentication.JwtBearer\" Version=\"10.0.0\" /></ItemGroup></Project>\n=== Program.cs\nbuilder.Services.AddAuthentication().AddJwtBearer();\n";
    private const string Login = "app.use(passport.initialize()); app.post('/login', (req, res) => res.json({}));\n";

    [Theory]
    [InlineData("app.use('/api', requireAuth);")]
    [InlineData("app.use(authenticateToken);")]
    [InlineData("fastify.addHook('onRequest', authenticate);")]
    public Task Passes_WhenAMiddlewareStandsBeforeEverything(string line) => Passes(Node + Login + line + "\napp.get('/orders', (req, res) => res.json([]));\n");

    [Theory]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(policy);")]
    [InlineData("app.MapControllers().RequireAuthorization();")]
    [InlineData("options.FallbackPolicy = policy;")]
    public Task Passes_WhenAFallbackPolicyDenies(string line) => Passes(DotNet + line + "\napp.MapGet(\"/orders\", () => 1);\n");

    [Fact]
    public Task Passes_WhenEachRouteNamesAProtection() => Passes(Node + Login + "app.get('/orders', requireAuth, list);\napp.post('/orders', requireAuth, create);\n", "2 routes");

    [Fact]
    public Task IsPartial_WhenAFewRoutesNameNone() => IsPartial(Node + Login + string.Concat(Enumerable.Range(0, 9).Select(number => $"app.get('/orders/{number}', requireAuth, list);\n")) + new string('\n', 8) + "app.post('/refunds', create);\n", "1 of 10");

    [Fact]
    public Task Fails_WhenMostRoutesNameNone() => Fails(Node + Login + "app.get('/orders', list);\n\n\n\n\napp.post('/orders', create);\n\n\n\n\napp.get('/me', requireAuth, me);\n");

    [Fact]
    public Task IsPartial_WhenOnlyAMatcherGuards() => IsPartial("=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"@clerk/nextjs\": \"6.0.0\" } }\n=== app/api/orders/route.ts\nexport async function GET() { return Response.json([]) }\n=== middleware.ts\nexport default clerkMiddleware();\n", "matcher");

    [Fact]
    public Task Fails_WhenABroadRuleOpensEverything() => Fails("""
        === pom.xml
        <project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>
        === src/main/java/Shop.java
        class Shop { public static void main(String[] args) { SpringApplication.run(Shop.class, args); } }
        === src/main/java/Orders.java
        @RestController class Orders { @GetMapping("/orders") List<Order> list() { return orders; } }
        === src/main/java/Security.java
        http.authorizeHttpRequests(auth -> auth.requestMatchers("/**").permitAll());
        """);

    [Fact]
    public Task DoesNotApply_WhenThereAreNoUsers() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n=== server.js\napp.get('/rates', list);\n");

    [Fact]
    public Task Fails_WhenOneRouterOfFastApiAuthenticates() => Fails("=== requirements.txt\nfastapi==0.115\npython-jose==3.3\n=== main.py\napp = FastAPI()\nrouter = APIRouter(dependencies=[Depends(current_user)])\n@router.get('/mine')\ndef mine(): return {}\n=== orders.py\n@app.get('/orders')\ndef orders(): return {}\n\n@app.post('/orders')\ndef create(): return {}\n");

    [Fact]
    public Task Passes_WhenAWrapperMapsGuardedRoutes() => Passes(DotNet + "app.MapGet(\"/orders\", () => 1).RequireAuthorization();\n=== Routes.cs\nstatic class Routes { static void Get(IEndpointRouteBuilder builder, Delegate handler, string pattern) => builder.MapGet(pattern, handler); }\n", "1 routes");
}

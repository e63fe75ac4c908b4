using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>What source code must say for a fact to hold; looked for in the same pass as the idioms of the checks.</summary>
internal static partial class FactIdioms
{
    /// <summary>An idiom's name begins so, followed by the fact it shows.</summary>
    public const string Prefix = "fact/";

    private const string Mains = Prefix + "main/";

    /// <summary>A class or table of people, and a field about them; together in one file they show users.</summary>
    public static Idiom PeopleModel { get; } = new(Prefix + "people", PeopleAnchors())
    {
        Pattern = People(),
        Languages = [.. Language.Code, Language.Sql, Language.Text],
        LimitPerFile = 3,
    };

    public static Idiom PersonalField { get; } = new(Prefix + "field", ["email", "e_mail", "password", "phone", "birth", "iban", "passport", "ip_address", "ipaddress", "latitude", "street"])
    {
        Pattern = Personal(),
        Languages = [.. Language.Code, Language.Sql, Language.Text],
        LimitPerFile = 3,
    };

    /// <summary>An entry point that starts a program.</summary>
    public static Idiom Main { get; } = new(Mains + "any", ["func main(", "SpringApplication.run", "static void main(", "fun main(", "@QuarkusMain", "runApplication<"])
    {
        Languages = [Language.Go, Language.Java],
        CodeOnly = true,
        LimitPerFile = 3,
    };

    /// <summary>The entry of a function that a platform calls.</summary>
    public static Idiom Handler { get; } = new(Mains + "handler", ["def lambda_handler(", "LambdaContext", "exports.handler", "export const handler", "export async function handler", "APIGatewayProxyEvent", "lambda.Start(", "ILambdaContext", "RequestHandler<", "RequestStreamHandler"])
    {
        Languages = [Language.Python, Language.JavaScript, Language.Go, Language.CSharp, Language.Java],
        CodeOnly = true,
        LimitPerFile = 1,
    };

    /// <summary>An entry point that hands the program to a framework: it runs what is on its path.</summary>
    public static bool IsFrameworkMain(IdiomHit hit) => hit.Language.Equals(Main.Name, StringComparison.Ordinal)
        && (hit.Excerpt.Contains("SpringApplication.run", StringComparison.Ordinal) || hit.Excerpt.Contains("@QuarkusMain", StringComparison.Ordinal) || hit.Excerpt.Contains("runApplication<", StringComparison.Ordinal));

    private static readonly ImmutableArray<(string Fact, Idiom Idiom)> ByFact =
    [
        Of(Fact.Http, "go", [Language.Go], "http.ListenAndServe", "http.Server{", "ServeHTTP("),
        Of(Fact.Http, "dotnet", [Language.CSharp], "WebApplication.Create", "ConfigureWebHost", "UseKestrel(", "WebHost.CreateDefaultBuilder"),
        Of(Fact.Http, "python", [Language.Python], "aiohttp.web", "web.Application("),
        Of(Fact.Http, "node", [Language.JavaScript], "http.createServer(", "https.createServer(", "Bun.serve(", "Deno.serve("),
        Of(Fact.Api, "dotnet", [Language.CSharp], "[ApiController]", ".MapGet(", ".MapPost(", "MapControllers(", "MapFastEndpoints", "UseFastEndpoints", ".MapGroup("),
        Of(Fact.Api, "node", [Language.JavaScript], "app.get(", "app.post(", "router.get(", "router.post(", "@Controller(", "fastify.get(", "server.get(", "NextResponse.json(", "Response.json(", "new Hono(", "initTRPC", "createTRPCRouter"),
        Of(Fact.Api, "python", [Language.Python], "@app.get(", "@router.get(", "@router.post(", "APIRouter(", "rest_framework", "jsonify(", "@app.post(", "JsonResponse(", "flask_restx", "flask_restful", "flask_smorest", "(MethodView)"),
        Of(Fact.Api, "go", [Language.Go], ".GET(\"", ".POST(\"", "HandleFunc(\"", ".Get(\"/", ".Post(\"/", "runtime.NewServeMux(", "NewServiceHandler("),
        Of(Fact.Api, "java", [Language.Java], "@RestController", "@GetMapping", "@PostMapping", "@Path(\"", "@RequestMapping", "RouterFunction<"),
        Of(Fact.Api, "ruby", [Language.Ruby], "namespace :api", "resources :", "render json:"),
        Of(Fact.Api, "php", [Language.Php], "Route::get(", "Route::apiResource(", "JsonResponse(", "#[Route("),
        Of(Fact.Api, "rust", [Language.Rust], ".route(\"", "#[get(\"", "#[post(\"", "Json<"),
        Of(Fact.Api, "elixir", [Language.Elixir], "pipeline :api", "resources \"/"),
        Of(Fact.Frontend, "go", [Language.Go], "LoadHTMLGlob(", "LoadHTMLFiles(", ".ExecuteTemplate(w,", ".Execute(w,"),
        Of(Fact.Upload, "dotnet", [Language.CSharp], "IFormFile", "Request.Form.Files"),
        Of(Fact.Upload, "python", [Language.Python], "UploadFile", "request.files", "request.FILES", "models.FileField(", "models.ImageField("),
        Of(Fact.Upload, "go", [Language.Go], ".FormFile(", ".MultipartForm", "ParseMultipartForm("),
        Of(Fact.Upload, "java", [Language.Java], "MultipartFile", "@MultipartForm"),
        Of(Fact.Upload, "ruby", [Language.Ruby], "has_one_attached", "has_many_attached"),
        Of(Fact.Upload, "rust", [Language.Rust], "extract::Multipart", "actix_multipart"),
        Of(Fact.Upload, "elixir", [Language.Elixir], "%Plug.Upload{", "allow_upload("),
        Of(Fact.Upload, "php", [Language.Php], "$request->file(", "UploadedFile", "FileType::class"),
        Of(Fact.Users, "dotnet", [Language.CSharp], ".AddAuthentication(", "AddIdentity<", "AddIdentityCore<", "AddIdentityApiEndpoints", "AddDefaultIdentity<"),
        Of(Fact.Users, "python", [Language.Python], "django.contrib.auth", "OAuth2PasswordBearer(", "login_user("),
        Of(Fact.Users, "go", [Language.Go], "bcrypt.CompareHashAndPassword(", "argon2.IDKey("),
        Of(Fact.Users, "ruby", [Language.Ruby], "has_secure_password", "devise :"),
        Of(Fact.Users, "java", [Language.Java], "UserDetailsService", "@EnableWebSecurity"),
        Of(Fact.CookieAuthentication, "dotnet", [Language.CSharp], ".AddCookie(", "AddIdentity<", "AddDefaultIdentity<", "AddIdentityCookies("),
        Of(Fact.CookieAuthentication, "python", [Language.Python], "django.contrib.sessions", "SessionMiddleware", "SessionInterface"),
        Of(Fact.CookieAuthentication, "java", [Language.Java], ".formLogin("),
        Of(Fact.CookieAuthentication, "ruby", [Language.Ruby], "has_secure_password", "devise :"),
        Of(Fact.CookieAuthentication, "elixir", [Language.Elixir], "plug :protect_from_forgery"),
        Of(Fact.CookieAuthentication, "symfony", [Language.Yaml], "form_login:"),
        Of(Fact.CookieAuthentication, "rust", [Language.Rust], "Cookie::build("),
        Of(Fact.CookieAuthentication, "node", [Language.JavaScript], "res.cookie(", "cookies().set(", "setCookie("),
        Of(Fact.Relational, "node", [Language.JavaScript], "\"bun:sqlite\"", "'bun:sqlite'", "\"node:sqlite\"", "'node:sqlite'"),
        (Fact.CookieAuthentication, new(Prefix + Fact.CookieAuthentication + "/go", ["SetCookie("]) { Pattern = SessionCookie(), Languages = [Language.Go], LimitPerFile = 1 }),
        (Fact.CookieAuthentication, new(Prefix + Fact.CookieAuthentication + "/flask", ["session["]) { Pattern = FlaskSession(), Languages = [Language.Python], LimitPerFile = 1 }),
        Of(Fact.Relational, "aspire", [Language.CSharp], ".AddPostgres(", ".AddSqlServer(", ".AddMySql(", ".AddOracle(", ".AddAzurePostgresFlexibleServer(", ".AddAzureSqlServer("),
        Of(Fact.DocumentStore, "aspire", [Language.CSharp], ".AddMongoDB(", ".AddAzureCosmosDB("),
        Of(Fact.Cache, "aspire", [Language.CSharp], ".AddRedis(", ".AddValkey(", ".AddGarnet("),
        Of(Fact.Queue, "aspire", [Language.CSharp], ".AddRabbitMQ(", ".AddKafka(", ".AddNats(", ".AddAzureServiceBus("),
    ];

    public static ImmutableArray<Idiom> All { get; } = [PeopleModel, PersonalField, Main, Handler, .. ByFact.Select(pair => pair.Idiom)];

    /// <summary>The fact an idiom shows by itself, or null.</summary>
    public static string? FactOf(string idiom) => Facts.GetValueOrDefault(idiom);

    private static readonly ImmutableDictionary<string, string> Facts = ByFact.ToImmutableDictionary(pair => pair.Idiom.Name, pair => pair.Fact, StringComparer.Ordinal);

    private static (string Fact, Idiom Idiom) Of(string fact, string word, ImmutableArray<string> languages, params ImmutableArray<string> anchors) =>
        (fact, new Idiom($"{Prefix}{fact}/{word}", anchors)
        {
            Languages = languages,
            LimitPerFile = 1,
            CodeOnly = languages is [Language.CSharp or Language.Go or Language.Java] && !anchors.Any(anchor => anchor.Contains('"', StringComparison.Ordinal)),

            // Anchors are compared without case; .GET(" registers a route, .Get(" reads a header. The longest that begins here may be one of another case.
            Accept = match => anchors.Any(anchor => match.Value.StartsWith(anchor, StringComparison.Ordinal)),
        });

    // Declaring words and nouns together: either alone stands in nearly every file.
    private static ImmutableArray<string> PeopleAnchors()
    {
        string[] words = ["class ", "model ", "struct ", "record ", "table ", "table \"", "table `", "table [", "table('", "table(\"", "exists ", "exists \"", "exists `", "type ", "interface ", "."];
        string[] prefixes = ["", "application", "app"];
        string[] nouns = ["user", "account", "member", "customer", "profile", "person"];
        return [.. from word in words from prefix in prefixes from noun in nouns where word is not "." || prefix.Length == 0 select word + prefix + noun + (word is "." ? " do" : "")];
    }

    // http.SetCookie(w, &http.Cookie{ Name: SessionName, Value: token
    [GeneratedRegex("""\bSetCookie\([^;{}]{0,60}\{?[^{}]{0,200}(session|token|(?<!o)auth|login)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SessionCookie();

    // session["user_id"] = user.id
    [GeneratedRegex("""(?<![\w.])session\[['"](id|uid|\w*user\w*|logged_in|account\w*)['"]\]\s*=(?!=)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FlaskSession();

    // class ApplicationUser, model User, create table "users", type Customer struct, defmodule App.Accounts.User do
    [GeneratedRegex("""\b((class|model|struct|record|interface|type)[ \t]+|table[ \t]+(if[ \t]+not[ \t]+exists[ \t]+)?|(pg|mysql|sqlite)?table\()["'`\[]?(application|app)?(user|account|member|customer|profile|person)(s|model|entity|base)?\b|\.(user|account|member|customer|profile|person)[ \t]+do\b""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex People();

    // Email, email:, password_hash, "phone_number" as a member or column, with what declares it around it
    [GeneratedRegex("""(?<![a-z])(user_?|contact_?)?(e_?mail(_?address)?|password(_?hash)?|hashed_password|phone(_?number)?|(date_of_)?birth(_?(date|day))?|iban|passport(_?number)?|ip_?address|latitude|street(_?address)?)["'`\]]?([ \t]*[:=({?!,;]|[ \t]+(varchar|text|char|citext|string|nvarchar)\b)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Personal();
}

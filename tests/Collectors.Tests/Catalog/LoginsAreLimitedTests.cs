using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class LoginsAreLimitedTests : CheckTests<LoginsAreLimited>
{
    private const string Users = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n=== src/auth.js\napp.post('/login', login);\n";

    [Theory]
    [InlineData("=== src/limit.js\nconst authLimiter = rateLimit({ max: 5, keyGenerator: (req) => req.body.email });\n", "counted for the account")]
    [InlineData("=== src/lock.ts\nuser.failedLoginAttempts += 1;\n", "lock it")]
    [InlineData("=== src/turnstile.js\nawait fetch('https://challenges.example/turnstile/v0/siteverify');\n", "challenge")]
    public Task Passes_WhenTheAccountIsProtected(string files, string because) => Passes(Users + files, because);

    [Fact]
    public Task IsPartial_WhenOnlyTheAddressIsLimited() => IsPartial(Users + "=== src/limit.js\nconst authLimiter = rateLimit({ max: 5 });\napp.use('/login', authLimiter);\n", "by address only");

    [Fact]
    public Task IsPartial_WhenOnlyTheGeneralLimitHolds() => IsPartial(Users + "=== src/limit.js\napp.use(rateLimit({ max: 100 }));\n", "every request");

    [Fact]
    public Task Fails_WhenNothingLimits() => Fails(Users + "=== src/notes.js\n// rateLimit({ max: 5 })\n", "Nothing limits");

    [Fact]
    public Task DoesNotApply_WhenAProviderSignsIn() => DoesNotApply("=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"@clerk/nextjs\": \"6.0.0\" } }\n", "identity provider");

    [Fact]
    public Task IsUnknown_WhenNoLoginIsSeen() => IsUnknown("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n=== web/Menu.tsx\n<a href=\"/login\" />\n");

    [Fact]
    public Task Passes_WhenASettingNamesTheAttempts() => Passes("=== requirements.txt\nfastapi==0.115\npasslib==1.7\n=== app/auth.py\n@router.post('/login')\ndef login(): ...\noauth2 = OAuth2PasswordBearer(tokenUrl='/token')\n=== app/settings.py\nSECURITY_MAX_LOGIN_ATTEMPTS: int = 5\n");

    [Fact]
    public Task Fails_WhenOnlyAWordSoundsLikeIt() => Fails("=== requirements.txt\nfastapi==0.115\npasslib==1.7\n=== app/auth.py\n@router.post('/login')\ndef login(): ...\noauth2 = OAuth2PasswordBearer(tokenUrl='/token')\n=== app/parser.py\nclass BruteForceParser: ...\n");

    [Fact]
    public Task Fails_WhenALimiterIsOnlyDefined() => Fails("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n=== src/auth.js\napp.post('/login', signIn);\n=== src/redis.js\nclass Store {\n  async rateLimit(key, limit) { return true; }\n}\n");

    [Theory]
    [InlineData("=== src/users.js\nrequireAllowed(params['email']);\n")]
    [InlineData("=== src/main/java/Admin.java\nclass Admin { @Override public boolean isAccountNonLocked() { return true; } }\n")]
    [InlineData("=== drivers/shop/driver.go\nd.limiter = rate.NewLimiter(rate.Limit(d.LimitRate), 1)\n")]
    [InlineData("=== app/contact_controller.rb\nreturn unless verify_recaptcha(model: @request)\n")]
    public Task Fails_WhenSomethingElseIsCountedOrLimited(string files) => Fails(Users + files, "Nothing limits");

    [Theory]
    [InlineData("=== Login.cs\nvar result = await signIn.PasswordSignInAsync(name, password, false, true);\n")]
    [InlineData("=== config/packages/security.yaml\n            login_throttling:\n                max_attempts: 5\n")]
    public Task Passes_WhenTheFrameworkLocksTheAccount(string files) => Passes(Users + files, "lock it");

    [Fact]
    public Task Passes_WhenEachFailureIsCountedInTheDatabase() => Passes(Users + "=== Credentials.cs\nawait database.ExecuteAsync($\"UPDATE users SET access_failed_count = access_failed_count + 1 WHERE id = {id}\");\n", "lock it");

    [Fact]
    public Task Fails_WhenALimitIsOnlyWrittenAbout() => Fails(Users + "=== about.js\nconst text = \"Answers say how many requests remain in RateLimit headers.\";\n", "Nothing limits");

    [Fact]
    public Task IsPartial_WhenFlaskLimitsItsLogin() => IsPartial("=== requirements.txt\nflask==3.1\nflask-login==0.6\n=== shop/auth.py\n@auth.route('/login', methods=['POST'])\n@ratelimit(method='POST', limit=10, interval=5)\ndef login(): pass\n", "by address only");

    [Fact]
    public Task Fails_WhenKotlinOnlyKeepsToAnInterface() => Fails("=== pom.xml\n<project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>\n=== src/main/kotlin/Principal.kt\nclass Principal : UserDetails {\n  override fun isAccountNonLocked() = true\n}\n@PostMapping(\"/login\") fun login() = token\n");
}

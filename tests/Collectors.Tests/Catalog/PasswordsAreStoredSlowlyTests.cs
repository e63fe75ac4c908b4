using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PasswordsAreStoredSlowlyTests : CheckTests<PasswordsAreStoredSlowly>
{
    private const string Node = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n=== src/users.js\napp.use(passport.initialize());\n";

    [Theory]
    [InlineData("const hash = await bcrypt.hash(password, 12);")]
    [InlineData("const hash = await argon2.hash(password);")]
    [InlineData("const key = crypto.scryptSync(password, salt, 64);")]
    public Task Passes_WhenTheHashIsSlow(string line) => Passes(Node + line + "\n");

    [Theory]
    [InlineData("const hash = await bcrypt.hash(password, 8);")]
    [InlineData("const salt = await bcrypt.genSalt(6); const hash = await bcrypt.hash(password, salt);")]
    public Task IsPartial_WhenTheCostIsLow(string line) => IsPartial(Node + line + "\n", "cost");

    [Theory]
    [InlineData("const hash = md5(password);")]
    [InlineData("const hash = crypto.createHash('sha256').update(password).digest('hex');")]
    [InlineData("if (user.password === password) return user;")]
    public Task Fails_WhenThePasswordIsFastOrPlain(string line) => Fails(Node + line + "\n");

    [Theory]
    [InlineData("const etag = crypto.createHash('sha1').update(body).digest('hex');")]
    [InlineData("const tokenHash = crypto.createHash('sha256').update(token).digest('hex');")]
    [InlineData("if (form.password === confirmPassword) submit();")]
    public Task DoesNotApply_WhenNoPasswordIsKept(string line) => DoesNotApply(Node + line + "\n", "no local passwords");

    [Fact]
    public Task IsUnknown_WhenAPasswordIsKeptButNoHashRecognised() => IsUnknown(Node + "=== prisma/schema.prisma\nmodel User {\n  email String\n  password String\n}\n");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoUsers() => DoesNotApply("=== notes.md\nText.\n");

    [Theory]
    [InlineData("src/hash.js", "import { compare, hash } from 'bcryptjs';\nexport const store = (password) => hash(password, 12);")]
    [InlineData("src/hash.rs", "use bcrypt::{DEFAULT_COST, hash};")]
    [InlineData("lib/user.ex", "use Pow.Ecto.Schema")]
    public Task Passes_WhenTheFunctionIsImportedByName(string file, string source) => Passes(Node + $"=== {file}\n{source}\n");

    [Fact]
    public Task Passes_WhenLeakedPasswordsAreLookedUp() => Passes(Node + "const hash = await bcrypt.hash(password, 12);\n=== src/pwned.js\nconst prefix = sha1(password).slice(0, 5);\n");

    [Fact]
    public Task Passes_WhenTheModelCastsIt() => Passes("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== app/Models/User.php\n<?php class User extends Authenticatable { protected $casts = ['password' => 'hashed']; }\n");

    [Theory]
    [InlineData("=== requirements.txt\nflask==3\nflask-login==0.6\n=== users.py\nfrom passlib.apps import custom_app_context as pwd_context\n")]
    [InlineData("=== Gemfile\ngem 'rails'\ngem 'devise'\n=== app/models/user.rb\n  devise :database_authenticatable, :registerable\n")]
    public Task Passes_WhenTheLibraryHashesByItself(string files) => Passes(files);

    [Theory]
    [InlineData("return utils.HashData(utils.SHA256, []byte(fmt.Sprintf(\"%s-%s\", password, salt)))")]
    [InlineData("sum := sha256.Sum256([]byte(password))")]
    public Task Fails_WhenGoHashesItFast(string line) => Fails("=== go.mod\nmodule a\nrequire github.com/golang-jwt/jwt/v5 v5.2.1\n=== user.go\n" + line + "\n");

    private const string Symfony = "=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^7.0\", \"symfony/security-bundle\": \"^7.0\" } }\n=== src/Codes.php\n<?php $codes = array_map(fn ($code) => password_hash($code, PASSWORD_DEFAULT), $codes);\n=== config/packages/security.yaml\nsecurity:\n    password_hashers:\n        App\\Entity\\User: ";

    [Fact]
    public Task Fails_WhenSymfonyHashesFast() => Fails(Symfony + "sha512\n", "sha512");

    [Fact]
    public Task Passes_WhenSymfonyChooses() => Passes(Symfony + "auto\n", "auto");

    [Fact]
    public Task Passes_WhenDeviseAsksForASecondFactorToo() => Passes("=== Gemfile\ngem 'rails', '~> 8.0'\ngem 'devise-two-factor'\n=== app/models/user.rb\nclass User < ApplicationRecord\n  devise :two_factor_authenticatable, :registerable\nend\n");
}

using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ImagesHoldNoSecretTests : CheckTests<ImagesHoldNoSecret>
{
    [Theory]
    [InlineData("ENV DB_PASSWORD=Tr0ub4dor")]
    [InlineData("ENV STRIPE_API_KEY 8fj3kd93kd")]
    [InlineData("ARG JWT_SECRET=\"9dk3ls02ks\"")]
    [InlineData("COPY .env /app/.env")]
    [InlineData("ADD deploy.pem /root/")]
    [InlineData("COPY id_rsa /root/.ssh/id_rsa")]
    [InlineData("RUN curl -u deploy:h7Gd92ks https://files.shop.test/x")]
    [InlineData("RUN git clone https://9fk39fk39fk3@git.shop.test/x.git")]
    public Task Fails_WhenASecretIsBakedIn(string line) => Fails(Image(line));

    [Fact]
    public Task Fails_WhenTheContextTakesARealEnvironmentFileAlong() => Fails(Image("COPY . .") + "\n=== .env\nDB_PASSWORD=h7Gd92ks\n", ".env");

    [Fact]
    public Task Passes_WhenTheEnvironmentFileIsKeptOut() => Passes(Image("COPY . .") + "\n=== .env\nDB_PASSWORD=h7Gd92ks\n=== .dockerignore\n.env\n");

    [Theory]
    [InlineData("ARG TOKEN_URL=https://issuer.shop.test")]
    [InlineData("ENV SECRET_KEY_FILE=/run/secrets/key")]
    [InlineData("ENV PASSWORD_MIN_LENGTH=12")]
    [InlineData("ENV DB_PASSWORD=$DB_PASSWORD")]
    [InlineData("ENV API_KEY=changeme")]
    [InlineData("COPY .env.example /app/.env.example")]
    [InlineData("COPY --from=build /app/server.key /app/")]
    [InlineData("RUN --mount=type=secret,id=npm npm ci")]
    public Task Passes_WhenItOnlyLooksLikeOne(string line) => Passes(Image(line));

    [Fact]
    public Task IsPartial_WhenASecretComesAsABuildArgument() => IsPartial(Image("ARG NPM_TOKEN"));

    [Fact]
    public async Task NeverShowsTheSecret()
    {
        var finding = await Judge(Image("ENV DB_PASSWORD=Tr0ub4dor-and-3"));

        Assert.DoesNotContain("Tr0ub4dor-and-3", string.Join(' ', finding.Evidence.Select(one => one.Evidence.ToString())), StringComparison.Ordinal);
    }

    private static string Image(string line) => $"=== Dockerfile\nFROM node:22\n{line}\nCMD [\"node\", \".\"]\n";
}

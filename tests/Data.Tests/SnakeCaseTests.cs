namespace Gapless.Data.Tests;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("OrganizationId", "organization_id")]
    [InlineData("BaseURL", "base_url")]
    [InlineData("IX_jobs_waiting", "ix_jobs_waiting")]
    [InlineData("PK_systems", "pk_systems")]
    [InlineData("id", "id")]
    public void SeparatesWords(string name, string expected) => Assert.Equal(expected, SnakeCase.Of(name));
}

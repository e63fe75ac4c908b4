using System.Net;
using System.Net.Http.Json;
using Gapless.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Gapless.ServiceDefaults.Tests.Problems;

public sealed class ProblemTests
{
    [Fact]
    public async Task NothingFromInsideLeaves_WhenSomethingBreaks()
    {
        await using var service = await Service.StartAsync(map: app =>
        {
            app.UseProblems();
            app.MapGet("/broken", string () => throw new InvalidOperationException("connection string Password=hunter2"));
        });

        using var answer = await service.Client.GetAsync("/broken");
        var text = await answer.Content.ReadAsStringAsync();
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", text, StringComparison.Ordinal);
        Assert.Equal("/broken", problem!.Instance);
        Assert.Matches("^[0-9a-f]{32}$", problem.Extensions["traceId"]!.ToString());
    }

    [Fact]
    public async Task WhatIsNotThereIsAProblemToo()
    {
        await using var service = await Service.StartAsync(map: app => app.UseProblems());

        using var answer = await service.Client.GetAsync("/nothing");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}

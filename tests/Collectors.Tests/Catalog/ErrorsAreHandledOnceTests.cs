using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Api;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ErrorsAreHandledOnceTests : CheckTests<ErrorsAreHandledOnce>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Program.cs\n";

    [Fact]
    public Task Passes_WhenALastMiddlewareLogsAndAnswers() => Passes(NodeApi + "\n=== src/server.js\napp.use((err, req, res, next) => {\n  logger.error(err);\n  res.status(500).json({ error: 'internal', id });\n});\n");

    [Fact]
    public Task Passes_WhenAspNetHandlesIt() => Passes(DotNet + "app.UseExceptionHandler();\n");

    [Fact]
    public Task Passes_WhenFastApiHandlesIt() => Passes("=== requirements.txt\nfastapi==0.115\n=== main.py\napp = FastAPI()\n@app.exception_handler(Exception)\nasync def failed(request, exc):\n    logger.exception('failed')\n    return JSONResponse(status_code=500, content={'error': 'internal'})\n");

    [Fact]
    public Task IsPartial_WhenTheMessageLeaves() => IsPartial(NodeApi + "\n=== src/server.js\napp.use((err, req, res, next) => {\n  console.error(err);\n  res.status(500).json({ error: err.message });\n});\n", "message");

    [Fact]
    public Task IsPartial_WhenNothingIsLogged() => IsPartial(NodeApi + "\n=== src/server.js\napp.use((err, req, res, next) => {\n  res.status(500).json({ error: 'internal' });\n});\n", "log");

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi + "\n=== src/server.js\napp.get('/', (req, res) => res.json({}));\n");

    [Fact]
    public Task Fails_WhenItIsCommentedOut() => Fails(DotNet + "// app.UseExceptionHandler();\n");

    [Fact]
    public Task DoesNotApply_WhenNothingListens() => DoesNotApply("=== notes.md\nText.\n");

    [Fact]
    public Task Passes_WhenLaravelReportsBeforeItsHandler() => Passes("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== app/Exceptions/Handler.php\n<?php class Handler extends ExceptionHandler { }\n");

    [Fact]
    public Task IsPartial_WhenOnlyNestAnswers() => IsPartial("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"nest start\" }, \"dependencies\": { \"@nestjs/core\": \"11.0.0\" } }\n", "default");

    [Theory]
    [InlineData("@ExceptionHandler(Throwable.class) void failed(Throwable error) { log.error(\"failed\", error); }", Outcome.Pass)]
    [InlineData("@ModelAttribute String version() { return \"1\"; }", Outcome.Partial)]
    public Task Depends_OnWhatTheAdviceOfSpringDoes(string member, Outcome expected) => Ends(expected, "=== pom.xml\n<project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>\n=== src/main/java/Shop.java\nclass Shop { public static void main(String[] args) { SpringApplication.run(Shop.class, args); } }\n=== src/main/java/Advice.java\n@ControllerAdvice class Advice { " + member + " }\n");

    [Fact]
    public Task Passes_WhenAnExceptionFilterOfAspNetHandlesAndLogs() => Passes("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Errors.cs\npublic sealed class Errors : ExceptionFilterAttribute { }\n");

    [Fact]
    public Task IsPartial_WhenOnlyNextAnswers() => IsPartial("=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\" } }\n", "default");

    [Theory]
    [InlineData("internal/validator/validator.go", Outcome.Fail)]
    [InlineData("internal/middleware/panic.go", Outcome.Pass)]
    public Task Depends_OnWhereGoRecovers(string file, Outcome expected) => Ends(expected, $"=== go.mod\nmodule shop\nrequire github.com/lib/pq v1.10.9\n=== main.go\nfunc main() {{ http.ListenAndServe(\":80\", r) }}\n=== {file}\ndefer func() {{\n  if err := recover(); err != nil {{\n    slog.Error(\"failed\", err)\n  }}\n}}()\n");

    [Fact]
    public Task Passes_WhenTheErrorOfRustIsLogged() => Passes("=== Cargo.toml\n[package]\nname = \"shop\"\n[dependencies]\naxum = \"0.8\"\n=== src/main.rs\nimpl IntoResponse for Error {\n    fn into_response(self) -> Response {\n        log::error!(\"{:?}\", self);\n        StatusCode::INTERNAL_SERVER_ERROR.into_response()\n    }\n}\n");

    [Fact]
    public Task Passes_WhenAMiddlewareOfOnesOwnCatches() => Passes("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Program.cs\napp.UseMiddleware<ExceptionMiddleware>();\n");

    [Theory]
    [InlineData("_ => (HttpStatusCode.InternalServerError, Answer.Fail(ex.Message))", Outcome.Partial)]
    [InlineData("_ => (HttpStatusCode.InternalServerError, Answer.Fail(\"Something went wrong\"))", Outcome.Pass)]
    public Task Judges_WhatTheRegisteredMiddlewareTells(string arm, Outcome expected) => Ends(expected, DotNet + "app.UseMiddleware<GlobalExceptionMiddleware>();\n=== Middleware/GlobalExceptionMiddleware.cs\nvar answer = ex switch\n{\n    DomainException => (HttpStatusCode.BadRequest, Answer.Fail(\"no\")),\n    " + arm + ",\n};\n");

    [Fact]
    public Task Passes_WhenOnlyErrorsMadeForUsersSpeak() => Passes(NodeApi + "\n=== src/server.js\nfunction error(error, req, res, _next) {\n  console.error(error.message);\n  const message = error instanceof CustomError ? error.message : 'An error occurred.';\n  res.status(500).json({ error: message });\n}\n");

    [Fact]
    public Task IsPartial_WhenGinAnswersWithWhatItCollected() => IsPartial("=== go.mod\nmodule example.org/shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() {\n\tg.Use(gin.Recovery(), failure.Handler())\n}\n=== failure/handler.go\npackage failure\nfunc Handler() gin.HandlerFunc {\n\tfor _, e := range c.Errors {\n\t\twriteError(c, e.Err.Error())\n\t}\n}\n");

    [Fact]
    public Task Passes_WhenOnlyOperationalErrorsSpeak() => Passes(NodeApi + "\n=== src/error.js\nconst handle = (err, req, res, next) => {\n  let { message } = err;\n  if (production && !err.isOperational) {\n    message = 'internal';\n  }\n  logger.error(err);\n  res.status(500).send({ code: 500, message: err.message });\n};\n");
}

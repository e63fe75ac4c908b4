using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Which packages show which facts (catalogue B0.4). Names are compared whole; a trailing <c>*</c> matches the rest.</summary>
internal static class DependencyFacts
{
    /// <summary>Rows of fact, ecosystem and names.</summary>
    public static ImmutableArray<(string Fact, string Ecosystem, ImmutableArray<string> Names)> Rows { get; } =
    [
        Row(Fact.Http, "npm", "express fastify koa @hapi/hapi @nestjs/core hono next nuxt @remix-run/* @react-router/node @sveltejs/kit @apollo/server @adonisjs/core restify elysia h3 nitro"),
        Row(Fact.Http, "nuget", "Microsoft.AspNetCore.App"),
        Row(Fact.Http, "pip", "fastapi flask django starlette sanic litestar tornado quart falcon bottle"),
        Row(Fact.Http, "gomod", "github.com/gin-gonic/gin github.com/labstack/echo* github.com/gofiber/fiber* github.com/go-chi/chi*"),
        Row(Fact.Http, "maven", "spring-boot-starter-web spring-boot-starter-webmvc spring-boot-starter-webflux quarkus-rest* quarkus-resteasy* micronaut-http-server* jakarta.ws.rs-api vertx-web ktor-server* spring-cloud-starter-gateway* spring-cloud-config-server spring-cloud-starter-netflix-eureka-server spring-boot-admin-starter-server"),
        Row(Fact.Http, "bundler", "rails sinatra hanami grape roda"),
        Row(Fact.Http, "composer", "laravel/framework symfony/http-kernel symfony/framework-bundle slim/slim"),
        Row(Fact.Http, "cargo", "axum actix-web rocket warp poem salvo"),
        Row(Fact.Http, "mix", "phoenix plug_cowboy bandit"),
        Row(Fact.Frontend, "npm", "react-dom next vue nuxt @angular/core svelte solid-js preact astro"),
        Row(Fact.Frontend, "nuget", "Microsoft.AspNetCore.Components.WebAssembly Microsoft.AspNetCore.Components.Web"),
        Row(Fact.Frontend, "maven", "spring-boot-starter-thymeleaf"),
        Row(Fact.SinglePage, "npm", "react-dom vue @angular/core svelte solid-js preact"),
        Row(Fact.SinglePage, "nuget", "Microsoft.AspNetCore.Components.WebAssembly"),
        Row(Fact.Upload, "npm", "multer busboy formidable @fastify/multipart express-fileupload @uploadthing/*"),
        Row(Fact.Upload, "bundler", "carrierwave shrine"),
        Row(Fact.CookieAuthentication, "npm", "express-session cookie-session iron-session next-auth @fastify/session @fastify/secure-session koa-session better-auth"),
        Row(Fact.CookieAuthentication, "nuget", "Microsoft.AspNetCore.Identity.EntityFrameworkCore Microsoft.AspNetCore.Identity.UI"),
        Row(Fact.CookieAuthentication, "pip", "flask-login django-allauth"),
        Row(Fact.CookieAuthentication, "gomod", "github.com/gorilla/sessions github.com/alexedwards/scs*"),
        Row(Fact.CookieAuthentication, "bundler", "devise"),
        Row(Fact.CookieAuthentication, "composer", "laravel/breeze laravel/fortify laravel/jetstream laravel/ui"),
    ];

    public static ImmutableArray<string> Names(string list) => [.. list.Split(' ')];

    private static (string Fact, string Ecosystem, ImmutableArray<string> Names) Row(string fact, string ecosystem, string names) => (fact, ecosystem, Names(names));
}

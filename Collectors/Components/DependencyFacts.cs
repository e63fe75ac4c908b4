using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Which packages show which facts (catalogue B0.4). Names are compared whole; a trailing <c>*</c> matches the rest.</summary>
internal static class DependencyFacts
{
    /// <summary>Rows of fact, ecosystem and names.</summary>
    public static ImmutableArray<(string Fact, string Ecosystem, ImmutableArray<string> Names)> Rows { get; } =
    [
        Row(Fact.Http, "npm", "express fastify koa @hapi/hapi @nestjs/core hono next nuxt @remix-run/* @react-router/node @sveltejs/kit @apollo/server @adonisjs/core restify elysia h3 nitro polka @feathersjs/* sails @loopback/rest @strapi/strapi @keystone-6/core @medusajs/medusa directus payload moleculer-web egg @midwayjs/* routing-controllers @tsed/* tsoa graphql-yoga mercurius socket.io uWebSockets.js hyper-express @hono/node-server @tanstack/react-start @solidjs/start @qwik.dev/router @builder.io/qwik-city @redwoodjs/api blitz"),
        Row(Fact.Http, "nuget", "Microsoft.AspNetCore.App"),
        Row(Fact.Http, "pip", "fastapi flask django starlette sanic litestar tornado quart falcon bottle pyramid cherrypy django-ninja djangorestframework flask-restful flask-restx flask-appbuilder apiflask connexion robyn blacksheep chalice streamlit gradio dash nicegui reflex python-fasthtml frappe"),
        Row(Fact.Http, "gomod", "github.com/gin-gonic/gin github.com/labstack/echo* github.com/gofiber/fiber* github.com/go-chi/chi* github.com/gorilla/mux github.com/julienschmidt/httprouter github.com/beego/beego* github.com/astaxie/beego github.com/kataras/iris* github.com/valyala/fasthttp github.com/cloudwego/hertz github.com/danielgtaylor/huma* github.com/go-kratos/kratos* github.com/zeromicro/go-zero goa.design/goa* github.com/emicklei/go-restful* github.com/gobuffalo/buffalo github.com/pocketbase/pocketbase github.com/99designs/gqlgen connectrpc.com/connect encore.dev"),
        Row(Fact.Http, "maven", "spring-boot-starter-web spring-boot-starter-webmvc spring-boot-starter-webflux quarkus-rest* quarkus-resteasy* quarkus-vertx-http quarkus-reactive-routes spring-boot-starter-jersey spring-boot-starter-graphql spring-boot-starter-data-rest spring-webmvc micronaut-http-server* jakarta.ws.rs-api javax.ws.rs-api jakarta.servlet-api javax.servlet-api jakarta.jakartaee-api jakarta.jakartaee-web-api javaee-api javaee-web-api jersey-container-* resteasy-* jetty-server jetty-ee* undertow-* tomcat-embed-core helidon-webserver* helidon-microprofile* dropwizard-core javalin spark-core armeria* ratpack-core http4k-server-* http4s-* akka-http* pekko-http* vaadin-spring-boot-starter vertx-web ktor-server* spring-cloud-starter-gateway* spring-cloud-config-server spring-cloud-starter-netflix-eureka-server spring-boot-admin-starter-server"),
        Row(Fact.Http, "bundler", "rails railties actionpack sinatra hanami grape roda padrino cuba"),
        Row(Fact.Http, "composer", "laravel/framework symfony/http-kernel symfony/framework-bundle slim/slim laravel/lumen-framework cakephp/cakephp codeigniter4/framework codeigniter/framework yiisoft/yii2 yiisoft/yii laminas/laminas-mvc mezzio/mezzio hyperf/framework api-platform/* drupal/core* typo3/cms-core nette/application spiral/framework bref/bref shopware/core sylius/sylius phalcon/* league/route mikecao/flight flightphp/core"),
        Row(Fact.Http, "cargo", "axum actix-web rocket warp poem poem-openapi salvo tide gotham ntex loco-rs dropshot viz trillium leptos_axum leptos_actix"),
        Row(Fact.Http, "mix", "phoenix plug_cowboy bandit absinthe_plug"),
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

using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Which packages show that people have accounts.</summary>
internal static class AccountFacts
{
    public static ImmutableArray<(string Fact, string Ecosystem, ImmutableArray<string> Names)> Rows { get; } =
    [
        Row("npm", "passport passport-* next-auth @auth/* lucia better-auth @clerk/* @nestjs/passport @nestjs/jwt @supabase/auth-helpers* express-openid-connect @auth0/* keycloak-connect jsonwebtoken"),
        Row("nuget", "Microsoft.AspNetCore.Authentication.* Microsoft.AspNetCore.Identity.* Microsoft.Identity.Web* Duende.* OpenIddict*"),
        Row("pip", "django-allauth flask-login fastapi-users authlib python-jose pyjwt djangorestframework-simplejwt flask-jwt-extended social-auth-app-django"),
        Row("gomod", "github.com/golang-jwt/jwt* github.com/coreos/go-oidc* github.com/gorilla/sessions github.com/markbates/goth"),
        Row("maven", "spring-boot-starter-security spring-boot-starter-oauth2-* quarkus-oidc* quarkus-security* micronaut-security*"),
        Row("bundler", "devise omniauth* rodauth* warden clearance sorcery doorkeeper"),
        Row("composer", "laravel/sanctum laravel/passport laravel/fortify laravel/breeze laravel/jetstream tymon/jwt-auth symfony/security-bundle"),
        Row("cargo", "jsonwebtoken axum-login oauth2"),
        Row("mix", "guardian ueberauth bcrypt_elixir argon2_elixir pow"),
    ];

    private static (string Fact, string Ecosystem, ImmutableArray<string> Names) Row(string ecosystem, string names) => (Fact.Users, ecosystem, DependencyFacts.Names(names));
}

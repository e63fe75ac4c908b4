using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class EndpointsAreDeniedByDefaultTests : CheckTests<EndpointsAreDeniedByDefault>
{
    private const string Node = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\", \"jsonwebtoken\": \"9.0.2\" } }\n=== src/server.js\n";
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"Microsoft.AspNetCore.Authentication.JwtBearer\" Version=\"10.0.0\" /></ItemGroup></Project>\n=== Program.cs\nbuilder.Services.AddAuthentication().AddJwtBearer();\n";
    private const string Login = "app.use(passport.initialize()); app.post('/login', (req, res) => res.json({}));\n";

    [Theory]
    [InlineData("app.use('/api', requireAuth);")]
    [InlineData("app.use(authenticateToken);")]
    [InlineData("fastify.addHook('onRequest', authenticate);")]
    public Task Passes_WhenAMiddlewareStandsBeforeEverything(string line) => Passes(Node + Login + line + "\napp.get('/orders', (req, res) => res.json([]));\n");

    [Theory]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(policy);")]
    [InlineData("app.MapControllers().RequireAuthorization();")]
    [InlineData("options.FallbackPolicy = policy;")]
    public Task Passes_WhenAFallbackPolicyDenies(string line) => Passes(DotNet + line + "\napp.MapGet(\"/orders\", () => 1);\n");

    [Fact]
    public Task Passes_WhenEachRouteNamesAProtection() => Passes(Node + Login + "app.get('/orders', requireAuth, list);\napp.post('/orders', requireAuth, create);\n", "2 routes");

    [Fact]
    public Task IsPartial_WhenAFewRoutesNameNone() => IsPartial(Node + Login + string.Concat(Enumerable.Range(0, 9).Select(number => $"app.get('/orders/{number}', requireAuth, list);\n")) + new string('\n', 8) + "app.post('/refunds', create);\n", "1 of 10");

    [Fact]
    public Task Fails_WhenMostRoutesNameNone() => Fails(Node + Login + "app.get('/orders', list);\n\n\n\n\napp.post('/orders', create);\n\n\n\n\napp.get('/me', requireAuth, me);\n");

    [Fact]
    public Task IsPartial_WhenOnlyAMatcherGuards() => IsPartial("=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"@clerk/nextjs\": \"6.0.0\" } }\n=== app/api/orders/route.ts\nexport async function GET() { return Response.json([]) }\n=== middleware.ts\nexport default clerkMiddleware();\n", "matcher");

    [Fact]
    public Task Fails_WhenABroadRuleOpensEverything() => Fails("""
        === pom.xml
        <project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>
        === src/main/java/Shop.java
        class Shop { public static void main(String[] args) { SpringApplication.run(Shop.class, args); } }
        === src/main/java/Orders.java
        @RestController class Orders { @GetMapping("/orders") List<Order> list() { return orders; } }
        === src/main/java/Security.java
        http.authorizeHttpRequests(auth -> auth.requestMatchers("/**").permitAll());
        """);

    [Fact]
    public Task DoesNotApply_WhenThereAreNoUsers() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n=== server.js\napp.get('/rates', list);\n");

    [Fact]
    public Task Fails_WhenOneRouterOfFastApiAuthenticates() => Fails("=== requirements.txt\nfastapi==0.115\npython-jose==3.3\n=== main.py\napp = FastAPI()\nrouter = APIRouter(dependencies=[Depends(current_user)])\n@router.get('/mine')\ndef mine(): return {}\n=== orders.py\n@app.get('/orders')\ndef orders(): return {}\n\n@app.post('/orders')\ndef create(): return {}\n");

    [Fact]
    public Task Passes_WhenAWrapperMapsGuardedRoutes() => Passes(DotNet + "app.MapGet(\"/orders\", () => 1).RequireAuthorization();\n=== Routes.cs\nstatic class Routes { static void Get(IEndpointRouteBuilder builder, Delegate handler, string pattern) => builder.MapGet(pattern, handler); }\n", "1 routes");

    private const string Phoenix = """
        === mix.exs
        defmodule Shop.MixProject do
          defp deps do
            [{:phoenix, "~> 1.7"}, {:guardian, "~> 2.3"}, {:bcrypt_elixir, "~> 3.0"}]
          end
        end
        === lib/shop/users/user.ex
        defmodule Shop.User do
          schema "users" do
            field :email, :string
            field :password_hash, :string
          end
        end
        === lib/shop_web/router.ex
        defmodule ShopWeb.Router do
          pipeline :api do
            plug :accepts, ["json"]
            plug :fetch_current_user
          end

          pipeline :protected do
            plug ShopWeb.AuthPlug
          end

          scope "/api", ShopWeb do
            pipe_through :api
            post "/login", SessionController, :create

        """;

    [Theory]
    [InlineData("    scope \"/v1\" do\n      pipe_through :protected\n      resources \"/orders\", OrderController\n    end\n", Outcome.Pass)]
    [InlineData("    scope \"/v1\" do\n      pipe_through [:api, :require_authenticated_user]\n      scope \"/deep\" do\n        get \"/orders\", OrderController, :index\n      end\n    end\n", Outcome.Pass)]
    [InlineData("    resources \"/orders\", OrderController\n", Outcome.Fail)]
    [InlineData("    live \"/orders\", OrdersLive, :index\n", Outcome.Fail)]
    [InlineData("    scope \"/v1\" do\n      pipe_through :protected\n      get \"/mine\", OrderController, :mine\n    end\n    get \"/orders\", OrderController, :index\n", Outcome.Fail)]
    [InlineData("    scope \"/v1\" do\n      pipe_through ShopWeb.TokenPlug\n      pipe_through :verify_token\n      get \"/mine\", OrderController, :mine\n    end\n", Outcome.Unknown)]
    public Task Judges_ThePipelinesOfPhoenix(string scopes, Outcome expected) => Ends(expected, Phoenix + scopes + "  end\nend\n");

    private const string Django = """
        === requirements.txt
        django==5.1
        djangorestframework==3.15
        === shop/models.py
        class User(AbstractUser):
            email = models.EmailField()
        === shop/api/urls.py
        urlpatterns = [
            path("orders/", views.orders),
            path("orders/<int:id>/", views.OrderDetail.as_view(), name="order"),
            path("login/", views.sign_in),
            path("admin/", admin.site.urls),
        ]
        === shop/api/views.py
        from rest_framework.response import Response

        """;

    [Theory]
    [InlineData("@login_required\ndef orders(request):\n    return render()\n\nclass OrderDetail(LoginRequiredMixin, DetailView):\n    model = Order\n", Outcome.Pass)]
    [InlineData("@login_required\ndef orders(request):\n    return render()\n\nclass Base(LoginRequiredMixin, View):\n    pass\n\nclass OrderDetail(Base):\n    model = Order\n", Outcome.Pass)]
    [InlineData("def orders(request):\n    return render()\n\nclass OrderDetail(DetailView):\n    model = Order\n", Outcome.Fail)]
    [InlineData("def orders(request):\n    return render(request.user.orders)\n\nclass OrderDetail(CompanyView):\n    model = Order\n", Outcome.Unknown)]
    [InlineData("@csrf_exempt\ndef orders(request):\n    return get_orders(request)\n\n@authorize\ndef get_orders(request):\n    return render()\n\nclass OrderDetail(LoginRequiredMixin, View):\n    pass\n", Outcome.Pass)]
    [InlineData("@api_view(['GET'])\n@permission_classes([IsAuthenticated])\ndef orders(request):\n    return Response()\n\nclass OrderDetail(RetrieveAPIView):\n    permission_classes = [IsAuthenticated]\n", Outcome.Pass)]
    public Task Judges_TheViewsOfDjango(string views, Outcome expected) => Ends(expected, Django + views);

    [Theory]
    [InlineData("'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.IsAuthenticated']", Outcome.Pass)]
    [InlineData("'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.IsAuthenticatedOrReadOnly']", Outcome.Fail)]
    [InlineData("'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.AllowAny']", Outcome.Fail)]
    public Task Judges_TheDefaultOfRestFramework(string setting, Outcome expected) => Ends(expected, Django + "def orders(request):\n    return Response()\n\nclass OrderDetail(DetailView):\n    model = Order\n=== shop/settings.py\nREST_FRAMEWORK = { " + setting + " }\n");

    [Fact]
    public Task Passes_WhenTheMiddlewareOfDjangoAsksForALogin() => Passes(Django + "def orders(request):\n    return Response()\n=== shop/settings.py\nMIDDLEWARE = ['django.contrib.auth.middleware.LoginRequiredMiddleware']\n");

    private const string Actix = """
        === Cargo.toml
        [package]
        name = "shop"
        [dependencies]
        actix-web = "4"
        argon2 = "0.5"
        jsonwebtoken = "9"
        === src/user.rs
        pub struct User { pub email: String, pub password_hash: String }
        === src/auth.rs
        impl FromRequest for Visitor { }
        === src/main.rs
        async fn list(db: web::Data<Pool>) -> impl Responder { HttpResponse::Ok().json(1) }
        async fn mine(claims: Claims, db: web::Data<Pool>) -> impl Responder { HttpResponse::Ok().json(1) }
        async fn maybe(claims: Option<Claims>) -> impl Responder { HttpResponse::Ok().json(1) }
        async fn visit(visitor: Visitor) -> impl Responder { HttpResponse::Ok().json(1) }
        fn main() {
            HttpServer::new(move || {
                App::new()

        """;

    [Theory]
    [InlineData("            .service(\n                web::scope(\"/api\")\n                    .wrap(from_fn(reject_anonymous_users))\n                    .route(\"/orders\", web::get().to(list)),\n            )\n", Outcome.Pass)]
    [InlineData("            .route(\"/orders\", web::get().to(mine))\n", Outcome.Pass)]
    [InlineData("            .route(\"/orders\", web::get().to(list))\n", Outcome.Fail)]
    [InlineData("            .route(\"/orders\", web::get().to(maybe))\n", Outcome.Unknown)]
    [InlineData("            .route(\"/orders\", web::get().to(visit))\n", Outcome.Unknown)]
    [InlineData("            .service(web::scope(\"/api\").wrap(RequireAuth).route(\"/mine\", web::get().to(mine)))\n            .route(\"/orders\", web::get().to(list))\n", Outcome.Fail)]
    public Task Judges_TheScopesOfActix(string services, Outcome expected) => Ends(expected, Actix + services + "    })\n}\n");

    [Theory]
    [InlineData("Router::new()\n        .route(\"/orders\", get(list).post(list))\n        .route_layer(from_fn(require_auth))\n", Outcome.Pass)]
    [InlineData("Router::new()\n        .route(\"/orders\", get(list).post(mine))\n        .layer(TraceLayer::new_for_http())\n", Outcome.Fail)]
    public Task Judges_TheLayersOfAxum(string router, Outcome expected) => Ends(expected, Actix.Replace("actix-web = \"4\"", "axum = \"0.8\"", StringComparison.Ordinal).Replace("App::new()", "run(app())", StringComparison.Ordinal) + "    });\n}\nfn app() -> Router {\n    " + router + "}\n");

    private const string Next = "=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"next-auth\": \"5.0.0\" } }\n";

    [Theory]
    [InlineData("export async function GET() {\n  const session = await auth();\n  return session ? Response.json([]) : new Response(null, { status: 401 });\n}\n", Outcome.Pass)]
    [InlineData("export async function GET() {\n  return Response.json([]);\n}\n", Outcome.Fail)]
    [InlineData("export async function GET(request) {\n  const { user } = await parseRequest(request);\n  return Response.json(user.orders);\n}\n", Outcome.Unknown)]
    [InlineData("export async function GET() {\n  return Response.json([]);\n}\n=== src/middleware.ts\nexport function middleware(request) {\n  if (!request.cookies.get('session')) return NextResponse.redirect('/sign-in');\n}\nexport const config = { matcher: ['/dashboard/:path*'] };\n", Outcome.Partial)]
    [InlineData("export async function GET() {\n  requireUser();\n  return Response.json([]);\n}\n\nexport async function POST() {\n  return Response.json([]);\n}\n", Outcome.Unknown)]
    public Task Judges_TheHandlersOfNext(string handler, Outcome expected) => Ends(expected, Next + "=== app/api/orders/route.ts\n" + handler);

    [Fact]
    public Task Passes_WhenEachVerbOfAnExpressRouteNamesAProtection() => Passes(Node + Login + "=== src/routes/user.route.js\nrouter\n  .route('/users')\n  .post(auth('manageUsers'), userController.create)\n  .get(auth('getUsers'), userController.list);\n=== src/routes/docs.route.js\nrouter.get('/', swaggerUi.setup(specs));\n");

    [Fact]
    public Task Passes_WhenASiteBesideItKeepsNothing() => Passes(
        Next.Replace("=== package.json", "=== docs/package.json", StringComparison.Ordinal).Replace("\"next-auth\": \"5.0.0\"", "\"react\": \"19.0.0\"", StringComparison.Ordinal).Replace("\"web\"", "\"docs\"", StringComparison.Ordinal)
        + "=== docs/app/search/route.ts\nexport async function GET() {\n  return Response.json([]);\n}\n"
        + Node.Replace("=== package.json", "=== api/package.json", StringComparison.Ordinal).Replace("=== src/", "=== api/src/", StringComparison.Ordinal) + Login + "app.get('/orders', requireAuth, list);\n");

    [Theory]
    [InlineData("auth.required", Outcome.Pass)]
    [InlineData("auth.optional", Outcome.Unknown)]
    public Task Judges_TheArgumentsOfExpress(string argument, Outcome expected) => Ends(expected, Node + Login + $"=== src/articles.js\nrouter.get('/articles', {argument}, list);\n");

    [Theory]
    [InlineData("app.MapReverseProxy();")]
    [InlineData("app.MapDefaultEndpoints();")]
    public Task AComponentWithoutEndpointsOfItsOwnIsLeftOut(string line) => Passes(
        "=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"></Project>\n=== Api/Program.cs\nservices.AddAuthentication();\nservices.AddAuthorizationBuilder().SetFallbackPolicy(policy);\napp.MapGet(\"/orders\", Get);\n"
        + "=== Other/Other.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"></Project>\n=== Other/Program.cs\n" + line + "\n");

    private const string FastApi = "=== requirements.txt\nfastapi==0.115\npasslib==1.7\n=== app/deps.py\nrouter = APIRouter()\noauth2 = OAuth2PasswordBearer(tokenUrl='/token')\nclass User(Base):\n    email = Column(String)\n";

    [Theory]
    [InlineData("=== app/items.py\n@router.delete('/{id}')\ndef delete_item(\n    session: SessionDep, current_user: CurrentUser, id: uuid.UUID\n) -> Message: ...\n")]
    [InlineData("=== app/items.py\nclass ItemsController(BaseUserController):\n    x = 1\n    y = 2\n    z = 3\n    @router.delete('/{id}')\n    def delete(self): ...\n")]
    public Task Passes_WhenTheCallerIsAParameterOrOfTheBaseClass(string files) => Passes(FastApi + files);

    [Fact]
    public Task Fails_WhenTheControllerIsForAnybody() => Fails(FastApi + "=== app/items.py\nclass ItemsController(BasePublicController):\n    x = 1\n    y = 2\n    z = 3\n    @router.delete('/{id}')\n    def delete(self): ...\n");

    // One host, built with a library of its own.
    private const string Modular = "=== Host/Host.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><ProjectReference Include=\"..\\Shop\\Shop.csproj\" /></ItemGroup></Project>\n=== Host/Program.cs\nbuilder.Services.AddAuthentication();\napp.MapShop();\napp.MapGet(\"/login\", () => 1);\n=== Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\" />\n";

    [Fact]
    public Task Passes_WhenTheRoutesOfALibraryNameAProtection() => Passes(Modular + "=== Shop/Orders.cs\napi.MapPost(\"/orders\", Create).RequirePermission(Permissions.Orders.Create);\n");

    [Fact]
    public Task Fails_WhenTheRoutesOfALibraryNameNone() => Fails(Modular + "=== Shop/Orders.cs\napi.MapPost(\"/orders\", Create);\napi.MapGet(\"/orders\", List);\n");

    [Theory]
    [InlineData("ROLE_USER", Outcome.Pass)]
    [InlineData("IS_AUTHENTICATED_ANONYMOUSLY", Outcome.Unknown)]
    public Task ReadsTheAccessControlOfSymfony(string role, Outcome expected) => Ends(expected, "=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^6.4\", \"symfony/http-kernel\": \"^6.4\", \"symfony/security-bundle\": \"^6.4\", \"doctrine/orm\": \"^2\" } }\n=== config/packages/security.yaml\nsecurity:\n  access_control:\n    - { path: ^/, roles: " + role + " }\n=== src/Api.php\n<?php return new JsonResponse([]);\n");

    private const string Gin = "=== go.mod\nmodule example.org/shop\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.10.0\n\tgithub.com/golang-jwt/jwt/v5 v5.2.1\n)\n=== main.go\npackage main\n\nfunc main() {\n\tr := gin.New()\n";

    [Fact]
    public Task Passes_WhenEveryGroupOfRoutesAsks() => Passes(Gin + "\tr.POST(\"/login\", login)\n\tauth := r.Group(\"/api\", middlewares.Auth)\n\tauth.GET(\"/orders\", list)\n\tadmin := auth.Group(\"/admin\")\n\tadmin.POST(\"/refunds\", refund)\n\tr.Run()\n}\n", "2 routes");

    [Fact]
    public Task Passes_WhenTheServerItselfAsks() => Passes(Gin + "\tr.Use(middlewares.RequireAuth())\n\tr.GET(\"/orders\", list)\n\tr.Run()\n}\n", "denies");

    [Fact]
    public Task Fails_WhenOnlyOneOfSeveralRoutersAsks() => Fails(Gin + "\tapi := r.Group(\"/api\")\n\tapi.GET(\"/orders\", list)\n\tapi.GET(\"/items\", items)\n\tr.Run()\n}\n=== routes/users.go\npackage routes\n\nfunc Users() {\n\tr := chi.NewRouter()\n\tr.Use(\n\t\tmiddlewares.NewAuthenticateMiddleware(users).Handler,\n\t)\n\tr.Get(\"/me\", me)\n}\n", "2 of 3");

    [Fact]
    public Task IsUnknown_WhenTheRouterIsHandedIn() => IsUnknown(Gin + "\tr.Run()\n}\n=== routes/users.go\npackage routes\n\nfunc Users(router chi.Router) {\n\trouter.Get(\"/me\", me)\n}\n", "could not be read");

    [Fact]
    public Task Passes_WhenAGuardOfNestIsMadeByAFactory() => Passes("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"@nestjs/core\": \"11.0.0\", \"@nestjs/jwt\": \"11.0.0\" } }\n=== src/orders.ts\n@Controller('orders') class Orders { @Get('all') list() { return []; } }\n=== src/app.module.ts\nproviders: [{\n  provide: APP_GUARD,\n  useFactory: (reflector: Reflector) => new JwtAuthGuard(reflector),\n}]\n");

    private const string Fast = "=== requirements.txt\nfastapi==0.115\npyjwt==2.9\n=== shop/orders/views.py\nrouter = APIRouter()\n\n@router.get('/all')\ndef all_orders():\n    return []\n=== shop/items.py\nrouter = APIRouter()\n\n@router.get('/all')\ndef all_items():\n    return []\n";

    [Fact]
    public Task Passes_WhenRoutersAreProtectedWhereTheyAreIncluded() => Passes(Fast + "=== shop/api.py\nfrom shop.orders.views import router as order_router\nfrom shop import items\n\ninner = APIRouter()\ninner.include_router(order_router, prefix='/orders')\ninner.include_router(items.router)\napi.include_router(\n    inner, dependencies=[Depends(get_current_user)]\n)\n", "2 routes");

    [Fact]
    public Task Fails_WhenTheIncludeAsksForSomethingElse() => Fails(Fast + "=== shop/api.py\nfrom shop.orders.views import router as order_router\n\napi.include_router(order_router, dependencies=[Depends(get_organization)])\n");

    [Fact]
    public Task Passes_WhenControllersInheritTheQuestion() => Passes("=== requirements.txt\nfastapi==0.115\npyjwt==2.9\n=== shop/base.py\nclass BaseUserController(BaseController):\n    user: User = Depends(get_current_user)\n\nclass BaseCrudController(BaseUserController):\n    pass\n=== shop/orders.py\nclass OrdersController(BaseCrudController):\n\n\n\n\n    @router.get('/all')\n    def all(self):\n        return []\n");

    [Fact]
    public Task Passes_WhenSymfonyAsksBehindTheLanguage() => Passes("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^7.0\", \"symfony/security-bundle\": \"^7.0\" } }\n=== src/Orders.php\n<?php class Orders { #[Route('/orders')] public function list() { return new JsonResponse([]); } }\n=== config/packages/security.yaml\nsecurity:\n    access_control:\n        - { path: '^/{_locale}/', roles: ROLE_USER }\n");

    private const string Flask = "=== requirements.txt\nflask==3.1\nflask-restx==1.3\nflask-login==0.6\n=== api/users.py\nfrom flask_login import login_user\n=== api/orders.py\nfrom flask_restx import Resource\n\n";

    [Theory]
    [InlineData("class Orders(Resource):\n    @login_required\n    def get(self):\n        return []\n\n    @admins_only\n    @ns.doc(\n        description='x',\n    )\n    def post(self):\n        return {}\n", Outcome.Pass)]
    [InlineData("class Base(Resource):\n    decorators = [login_required]\n\nclass Orders(Base):\n    def get(self):\n        return []\n", Outcome.Pass)]
    [InlineData("class Orders(Resource):\n    @login_required\n    def get(self):\n        return []\n\n    def post(self):\n        return {}\n", Outcome.Fail)]
    [InlineData("class Orders(Shelf):\n    def get(self):\n        return []\n", Outcome.Unknown)]
    public Task Judges_TheResourcesOfFlask(string classes, Outcome expected) => Ends(expected, Flask + classes);

    [Fact]
    public Task Fails_WhenOnlyBannedUsersAreTurnedAway() => Fails(Flask + "class Orders(Resource):\n    def get(self):\n        return []\n=== app.py\n@app.before_request\ndef banned():\n    if authed():\n        user = current_user()\n        if user.banned:\n            return 'banned', 403\n");

    private const string Laravel = "=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\", \"laravel/sanctum\": \"^4.0\" } }\n=== routes/api.php\n<?php\n";

    [Theory]
    [InlineData("Route::middleware(['auth:sanctum'])->group(function () {\n    Route::get('/orders', [OrderController::class, 'index']);\n    Route::apiResource('items', ItemController::class);\n});\n", Outcome.Pass)]
    [InlineData("Route::group(['prefix' => 'auth'], function () {\n    Route::get('/orders', [OrderController::class, 'index']);\n    Route::post('/leave', [OrderController::class, 'leave'])->middleware('auth:sanctum');\n});\n", Outcome.Fail)]
    [InlineData("Route::middleware('auth')->group(function () {\n    Route::get('/me', [MeController::class, 'show']);\n});\nRoute::get('/orders', [OrderController::class, 'index']);\nRoute::get('/items', [ItemController::class, 'index']);\n", Outcome.Fail)]
    [InlineData("Route::get('/orders', [OrderController::class, 'index']);\n=== app/Http/Controllers/OrderController.php\n<?php class OrderController { public function __construct() { $this->middleware('auth'); } }\n", Outcome.Pass)]
    [InlineData("Route::get('/orders', [OrderController::class, 'index']);\n=== app/Http/Controllers/OrderController.php\n<?php class OrderController { public function __construct() { $this->middleware('auth')->only('store'); } }\n", Outcome.Fail)]
    [InlineData("Route::get('/orders', [OrderController::class, 'index']);\n=== app/Http/Kernel.php\n<?php class Kernel { protected $middlewareGroups = ['api' => [Throttle::class, ApiAuthenticate::class]]; }\n", Outcome.Pass)]
    public Task Judges_TheRoutesOfLaravel(string routes, Outcome expected) => Ends(expected, Laravel + routes);

    private const string Rails = "=== Gemfile\ngem 'rails', '~> 8.0'\ngem 'devise'\n=== app/models/user.rb\nclass User < ApplicationRecord\n  devise :database_authenticatable\nend\n=== app/controllers/application_controller.rb\nclass ApplicationController < ActionController::Base\nend\n=== config/routes.rb\nnamespace :api do\n  resources :orders\nend\n";

    [Theory]
    [InlineData("=== app/controllers/api_controller.rb\nclass ApiController < ApplicationController\n  before_action :authenticate_api_key\nend\n=== app/controllers/orders_controller.rb\nclass OrdersController < ApiController\n  def index; end\nend\n", Outcome.Pass)]
    [InlineData("=== app/controllers/orders_controller.rb\nclass OrdersController < ApplicationController\n  def create; end\nend\n", Outcome.Fail)]
    [InlineData("=== app/controllers/orders_controller.rb\nclass OrdersController < ApplicationController\n  def index; end\nend\n", Outcome.Unknown)]
    [InlineData("=== app/controllers/api_controller.rb\nclass ApiController < ApplicationController\n  before_action :authenticate_user!\nend\n=== app/controllers/orders_controller.rb\nclass OrdersController < ApiController\n  skip_before_action :authenticate_user!\n  def destroy; end\nend\n", Outcome.Fail)]
    public Task Judges_TheControllersOfRails(string controllers, Outcome expected) => Ends(expected, Rails + controllers);

    private const string Nest = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"@nestjs/core\": \"11.0.0\", \"@nestjs/passport\": \"11.0.0\" } }\n=== src/orders.controller.ts\n";

    [Fact]
    public Task Fails_WhenOneMethodOfAClassIsGuarded() => Fails(Nest + "@Controller('orders')\nexport class OrdersController {\n  @Get()\n  @UseGuards(AuthGuard('jwt'))\n  list() { return [1]; }\n\n  @Post()\n  create() {\n    return {};\n  }\n\n  @Delete(':id')\n  remove() {\n    return {};\n  }\n}\n");

    [Fact]
    public Task Passes_WhenTheClassIsGuarded() => Passes(Nest + "@UseGuards(AuthGuard('jwt'))\n@Controller({ path: 'orders' })\nexport class OrdersController {\n  @Get()\n  list() { return [1]; }\n\n  @Post()\n  create() {\n    return {};\n  }\n}\n");

    [Fact]
    public Task Passes_WhenTheArgumentsStandOnLinesOfTheirOwn() => Passes(Node + Login + "router.patch(\n  '/orders/:id',\n  locals.view('orders/edit'),\n  later(auth.apikey),\n  later(auth.jwt),\n  locals.edit,\n  later(orders.edit)\n);\n");

    [Fact]
    public Task Fails_WhenTheNextRouteAloneIsGuarded() => Fails(Node + Login + "router.get('/orders', list);\nrouter.get('/me', requireAuth, me);\nrouter.post('/orders', create);\n", "2 of 3");

    [Fact]
    public Task Fails_WhenOneRouteOfFastApiNamesItsOwnDependencies() => Fails("=== requirements.txt\nfastapi==0.115\npython-jose==3.3\n=== main.py\napp = FastAPI()\n@app.get('/mine', dependencies=[Depends(current_user)])\ndef mine(): return {}\n\n\n\n@app.get('/orders')\ndef orders(): return {}\n\n\n\n@app.post('/orders')\ndef create(): return {}\n");

    [Fact]
    public Task Passes_WhenSpringAuthenticatesAWholePath() => Passes("""
        === pom.xml
        <project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>
        === src/main/kotlin/Security.kt
        fun main() { runApplication<Shop>() }
        http.authorizeHttpRequests {
          it.requestMatchers("/api/v1/claim").permitAll()
          it
            .requestMatchers(
              "/api/**",
              "/feeds/**",
            ).authenticated()
        }
        === src/main/kotlin/Orders.kt
        @RestController class Orders { @GetMapping("api/v1/orders") fun list() = orders }
        """);

    [Fact]
    public Task Passes_WhenAGroupOfEndpointsRequiresIt() => Passes(DotNet + "var group = app.MapGroup(\"/orders\");\ngroup.RequireAuthorization(policy => policy.RequireCurrentUser());\n\n\n\n\ngroup.MapGet(\"/{id}\", () => 1);\n\n\n\n\ngroup.MapDelete(\"/{id}\", () => 1);\n");

    [Fact]
    public Task Fails_WhenTheLastEndpointAloneRequiresIt() => Fails(DotNet + "app.MapPost(\"/orders\", () =>\n{\n    return 1;\n});\napp.MapPut(\"/orders\", () => 1);\napp.MapDelete(\"/orders\", () =>\n{\n})\n.RequireAuthorization();\n", "2 of 3");
}

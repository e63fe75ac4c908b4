using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class InputIsValidatedTests : CheckTests<InputIsValidated>
{
    private const string Schema = "const schema = z.object({ name: z.string().min(1).max(80) });\n";
    private const string FastApi = "=== requirements.txt\nfastapi==0.115\n=== app/main.py\nrouter = APIRouter()\n";

    [Theory]
    [InlineData(NodeApi + "\n=== src/orders.js\n" + Schema + "app.get('/orders', list);\napp.post('/orders', (req, res) => {\n  const order = schema.parse(req.body);\n});\n")]
    [InlineData(FastApi + "class OrderCreate(BaseModel):\n    name: str = Field(max_length=80)\n\n@router.post('/orders')\ndef create(order: OrderCreate): pass\n")]
    [InlineData("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== OrdersController.cs\n[ApiController]\nclass OrdersController {\n  [HttpPost]\n  public Order Create([FromBody] NewOrder order) => null;\n}\nrecord NewOrder([StringLength(80)] string Name);\n")]
    public Task Passes_WhenEachHoldsInputAgainstASchema(string files) => Passes(files);

    [Fact]
    public Task Fails_WhenNoneDoes() => Fails(NodeApi + "\n=== src/orders.js\napp.post('/orders', (req, res) => {\n  db.insert(req.body);\n});\n", "1 of 1");

    [Fact]
    public Task IsPartial_WhenHalfDo() => IsPartial(NodeApi + "\n=== src/orders.js\n" + Schema + "app.post('/orders', (req, res) => {\n  schema.parse(req.body);\n});\n=== src/notes.js\napp.post('/notes', (req, res) => {\n  db.insert(req.body);\n});\n", "1 of 2");

    [Fact]
    public Task IsPartial_WhenOnlyTypesAreNamed() => IsPartial(FastApi + "@router.post('/orders')\ndef create(order: OrderCreate): pass\n", "types only");

    [Fact]
    public Task IsPartial_WhenEveryFieldIsTakenOver() => IsPartial(NodeApi + "\n=== src/orders.js\n" + Schema + "app.post('/orders', (req, res) => {\n  schema.parse(req.body);\n  Object.assign(order, req.body);\n});\n", "every field");

    [Fact]
    public Task IsUnknown_WhenNoEndpointTakesData() => IsUnknown(NodeApi + "\n=== src/orders.js\napp.get('/orders', list);\napp.post('/logout', end);\n// app.post('/orders', create)\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoApi() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Limits.cs\nrecord NewOrder([StringLength(80)] string Name);\n";

    [Theory]
    [InlineData(DotNet + "=== Orders.cs\nstatic class Orders {\n  public static void Map(IEndpointRouteBuilder api) => api.MapPost(\"/orders\", CreateOrder.Handle).WithName(\"create\");\n}\n=== Orders/CreateOrder.cs\nvar faults = new Faults().Text(request.Name, \"name\", 80);\nif (faults.Any) { return faults.Answer(); }\n")]
    [InlineData(NodeApi + "\n=== src/routes.js\nrouter.post('/orders', auth, orderController.create);\n=== src/order.controller.js\n" + Schema + "exports.create = (req, res) => schema.parse(req.body);\n")]
    public Task Passes_WhenTheHandlerStandsInAnotherFile(string files) => Passes(files);

    [Fact]
    public Task Fails_WhenTheHandlerInAnotherFileDoesNothing() =>
        Fails(NodeApi + "\n=== src/routes.js\nrouter.post('/orders', auth, orderController.create);\n=== src/order.controller.js\nexports.create = (req, res) => db.insert(req.body);\n=== src/other.js\n" + Schema + "schema.parse(req.body);\n", "1 of 1");

    [Fact]
    public Task IsPartial_WhenOnlyTheBrowserKnowsLimits() =>
        IsPartial(FastApi + "@router.post('/orders')\ndef create(order: OrderCreate): pass\n=== web/Form.tsx\n<input maxLength={80} />\n=== alembic/versions/1.py\nop.add_column('orders', Column('email', max_length=80))\n", "types only");

    // One host, built with a library of its own.
    private const string Modular = "=== Host/Host.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><ProjectReference Include=\"..\\Shop\\Shop.csproj\" /></ItemGroup></Project>\n=== Host/Program.cs\nbuilder.Services.AddAuthentication();\napp.MapShop();\napp.MapGet(\"/login\", () => 1);\n=== Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\" />\n";

    [Fact]
    public Task Passes_WhenAPipelineOfTheHostValidates() => Passes(Modular + "=== Host/Pipeline.cs\nservices.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));\n=== Shop/Orders.cs\napi.MapPost(\"/orders\", (NewOrder order, IMediator mediator) => mediator.Send(order));\n=== Shop/Rules.cs\nRuleFor(order => order.Name).MaximumLength(80);\n");

    [Fact]
    public Task IsPartial_WhenTheHandlerIsSomewhereInItsPackage() => IsPartial("=== go.mod\nmodule shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() {\n\tr := gin.Default()\n\tr.GET(\"/orders\", func(c *gin.Context) { c.JSON(200, nil) })\n}\n=== apis/orders.go\nfunc bind(sub *Group) {\n\tsub.POST(\"/orders\", createOrder)\n}\n=== apis/orders_create.go\nfunc createOrder(e *Event) {\n\tif err := form.validate(); err != nil { return }\n}\n", "listed apart");

    [Fact]
    public Task IsPartial_WhenAFormOfSymfonyChecks() => IsPartial("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^6.4\", \"symfony/http-kernel\": \"^6.4\", \"symfony/security-bundle\": \"^6.4\", \"doctrine/orm\": \"^2\" } }\n=== src/Controller/Orders.php\n<?php\n#[Route('/orders', methods: ['POST'])]\npublic function add(Request $request): JsonResponse {\n    $form->handleRequest($request);\n    if ($form->isSubmitted() && $form->isValid()) { return new JsonResponse([]); }\n}\n", "types only");

    [Fact]
    public Task IsPartial_WhenOnlySumsHaveLimits() => IsPartial(FastApi + "@router.post('/orders')\ndef create(order: OrderCreate): pass\n=== src/sum.js\nconst left = Math.max(0, total - used);\n", "types only");

    [Fact]
    public Task IsUnknown_WhenTheRoutesAreThoseOfAnotherService() => IsUnknown("=== pom.xml\n<project><artifactId>a</artifactId><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency></dependencies></project>\n=== src/main/java/Orders.java\n@Path(\"/orders\") class Orders { @GET List<Order> all() { return orders; } }\n=== src/main/java/NarrationClient.java\n@RegisterRestClient(configKey = \"narration\")\ninterface NarrationClient {\n  @POST\n  String narrate(Fight fight);\n}\n");

    [Fact]
    public Task IsPartial_WhenMethodsOfFlaskLoadASchema() => IsPartial("=== requirements.txt\nflask==3.1\nflask-restx==1.3\n=== api/orders.py\nclass Orders(Resource):\n    def post(self):\n        response = OrderSchema().load(request.get_json())\n        return jsonify(response)\n", "types only");

    [Fact]
    public Task Passes_WhenValidatorsStandBeforeTheHandler() => Passes(NodeApi + "\n=== src/routes.js\nrouter.post(\n  '/orders',\n  validators.createOrder,\n  orders.create\n);\n=== src/validators.js\nconst createOrder = [body('name').isLength({ max: 80 })];\n");

    [Fact]
    public Task Passes_WhenOnlyMethodsWithABodyCount() => Passes("=== pom.xml\n<project><groupId>s</groupId><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>\n=== src/main/java/Orders.java\n@RestController class Orders {\n  @PostMapping(\"/orders\") Order create(@Valid @RequestBody NewOrder order) { return null; }\n  record NewOrder(@NotBlank String name) {}\n}\n=== src/main/java/Scans.java\n@RestController class Scans {\n  @PostMapping(\"/scan/{id}/begin\") void begin(@PathVariable String id) { }\n  public static void main(String[] args) { SpringApplication.run(Scans.class, args); }\n}\n");
}

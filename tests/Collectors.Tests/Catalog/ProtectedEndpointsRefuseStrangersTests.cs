using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ProtectedEndpointsRefuseStrangersTests : CheckTests<ProtectedEndpointsRefuseStrangers>
{
    private const string Node = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\", \"@nestjs/core\": \"11.0.0\", \"passport\": \"0.7.0\" } }\n=== src/server.ts\napp.use(passport.initialize()); app.post('/login', (req, res) => res.json({}));\n";
    private const string Rails = "=== Gemfile\ngem 'rails'\ngem 'devise'\n=== app/controllers/orders_controller.rb\nclass OrdersController < ApplicationController\n  def index = (render json: Order.all)\nend\n";

    [Theory]
    [InlineData("app.use('/api', requireAuth);")]
    [InlineData("const guard = { provide: APP_GUARD, useClass: JwtAuthGuard };")]
    public Task Passes_WhenARuleCoversEverything(string line) => Passes(Node + line + "\n");

    [Theory]
    [InlineData("const limit = { provide: APP_GUARD, useClass: ThrottlerGuard };")]
    [InlineData("app.use('/auth', authRouter);")]
    [InlineData("app.use(authRoutes);")]
    public Task IsUnknown_WhenTheRuleIsAboutSomethingElse(string line) => IsUnknown(Node + line + "\n");

    [Fact]
    public Task IsPartial_WhenSomeHandlersAreGuarded() => IsPartial(Node + "@UseGuards(AuthGuard('jwt')) class Orders {}\n");

    [Fact]
    public Task Passes_WhenEachRailsControllerAuthenticates() => Passes(Rails + "=== app/controllers/application_controller.rb\nclass ApplicationController < ActionController::Base\n  before_action :authenticate_user!\nend\n");

    [Fact]
    public Task IsPartial_WhenOneRailsControllerAuthenticates() => IsPartial(Rails + "=== app/controllers/cart_controller.rb\nclass CartController < ApplicationController\n  before_action :authenticate_user!\nend\n");

    [Fact]
    public Task IsPartial_WhenTheConcernOnlyLooksUpTheUser() => IsPartial(Rails + "=== app/controllers/concerns/authenticatable.rb\nmodule Authenticatable\n  included do\n    before_action :authenticate_user\n  end\nend\n");
}

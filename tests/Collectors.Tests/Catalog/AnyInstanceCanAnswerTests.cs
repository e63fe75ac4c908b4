using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AnyInstanceCanAnswerTests : CheckTests<AnyInstanceCanAnswer>
{
    private const string Session = "\n=== src/app.js\napp.use(session({ secret }));\n";
    private const string Files = "\n=== src/upload.js\nconst upload = multer({ dest: 'uploads/' });\n";
    private const string Three = "\n=== k8s/web.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3, template: { spec: { containers: [{ name: web, image: web }] } } }\n";

    [Fact]
    public Task Passes_WhenNothingIsKept() => Passes(NodeApi + Three + "\n=== src/app.js\napp.use(session({ store: new RedisStore({ client }) }));\nconst buckets = new Map();\n");

    [Theory]
    [InlineData(Session, "sessions")]
    [InlineData(Files, "files")]
    [InlineData("\n=== src/rooms.js\nconst { Server } = require('socket.io');\n", "rooms")]
    public Task IsPartial_WhenOneThingIsKept(string files, string what) => IsPartial(NodeApi + files, what);

    [Fact]
    public Task Fails_WhenTwoThingsAreKept() => Fails(NodeApi + Session + Files, "sessions stay in one instance, files stay");

    [Theory]
    [InlineData(Session)]
    [InlineData("\n=== src/jobs.js\ncron.schedule('0 3 * * *', clean);\n")]
    public Task Fails_WhenSeveralInstancesRun(string files) => Fails(NodeApi + files + Three, "3 instances run");

    [Theory]
    [InlineData("\n=== src/jobs.js\ncron.schedule('0 3 * * *', clean);\n")]
    [InlineData(Three + "\n=== src/jobs.js\ncron.schedule('0 3 * * *', () => redlock.using(['clean'], 1000, clean));\n")]
    [InlineData("\n=== src/rooms.js\nconst { Server } = require('socket.io');\nio.adapter(createAdapter(pub, sub));\n")]
    [InlineData("\n=== src/files.js\nfs.createWriteStream(path.join(os.tmpdir(), 'upload'));\n// multer({ dest: 'uploads/' })\n")]
    public Task Passes_WhenItIsSharedLockedOrAlone(string files) => Passes(NodeApi + files);

    [Fact]
    public Task DoesNotApply_WhenNothingListens() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"main\": \"index.js\", \"dependencies\": { \"lodash\": \"4.0.0\" } }\n");

    [Fact]
    public Task Passes_WhenRailsKeepsNoUploads() => Passes("=== Gemfile\ngem 'rails', '8.0.2'\n=== config/environments/production.rb\nconfig.active_storage.service = :local\n=== app/models/form.rb\nclass Form < ApplicationRecord\nend\n");
}

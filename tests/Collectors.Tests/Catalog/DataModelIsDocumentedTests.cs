using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DataModelIsDocumentedTests : CheckTests<DataModelIsDocumented>
{
    private const string Tables = "\n=== db/001.sql\ncreate table customers (id int);\ncreate table if not exists \"order_items\" (id int);\n";

    [Theory]
    [InlineData("\n=== docs/data.md\n```mermaid\nerDiagram\n  CUSTOMER ||--o{ ORDER_ITEM : buys\n```\n")]
    [InlineData("\n=== docs/schema.md\n## customers\nWho buys.\n## `order_items`\nWhat they buy.\n")]
    [InlineData("\n=== docs/schema.dbml\nTable customers {\n}\nTable order_items {\n}\n")]
    [InlineData("\n=== docs/models/customer.md\nWho buys.\n=== docs/models/orderitem.md\nWhat they buy.\n")]
    public Task Passes_WhenEveryTableIsNamed(string files) => Passes(NodeApi + Tables + files);

    [Fact]
    public Task Passes_WhenTheModelIsCommented() => Passes(NodeApi + "\n=== prisma/schema.prisma\n/// Who buys.\nmodel Customer {\n  id Int\n}\n");

    [Fact]
    public Task IsPartial_WhenHalfIsMissing() => IsPartial(NodeApi + Tables + "\n=== docs/schema.md\n## customers\nWho buys.\n", "order_items");

    [Fact]
    public Task TakesNoVariableForATable() => Passes(NodeApi + Tables + "\n=== load.py\ntable_name = pattern\nclass ShopForm(forms.models.ModelFormMetaclass):\n    pass\n=== docs/schema.md\n## customers\n## order_items\n");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== docs/api.md\n## customers\nHow to list them.\n")]
    public Task Fails_WhenNothingSays(string files) => Fails(NodeApi + Tables + files);

    [Theory]
    [InlineData("=== prisma/schema.prisma\nmodel Customer {\n  id Int\n}\n")]
    [InlineData("=== models.py\nclass Customer(models.Model):\n    pass\n")]
    [InlineData("=== Shop.cs\npublic DbSet<Customer> Customers { get; }\n")]
    public Task Reads_ModelsOfManyKinds(string model) => Ends(Outcome.Pass, NodeApi + "\n" + model + "\n=== docs/database.md\n### Customer\nWho buys.\n");
}

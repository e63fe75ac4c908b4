# The listings show an interface member that has a body as if it had none; whoever does not implement it then fails to compile. Give those a body.
/^        ReferenceExpression GetEndpointPropertyExpression(.*);$/s/;$/ => throw null!;/
/^        ReferenceExpression? Repository { get; }$/s/{ get; }/=> throw null!;/
/^        string? ConnectionStringEnvironmentVariable { get; }$/s/{ get; }/=> throw null!;/
/^        System.Collections.Generic.IEnumerable<.*> GetConnectionProperties();$/s/;$/ => throw null!;/
/^        System.Threading.Tasks.ValueTask<string?> GetConnectionStringAsync(.*);$/s/;$/ => throw null!;/
/^        System.Threading.Tasks.ValueTask<string?> GetValueAsync(ValueProviderContext .*);$/s/;$/ => throw null!;/
/^        System.Threading.Tasks.ValueTask<string?> IValueProvider.GetValueAsync(.*);$/s/;$/ => throw null!;/
/^        Microsoft.Extensions.Logging.ILogger Logger { get; }$/s/{ get; }/=> throw null!;/
/^        System.Threading.Tasks.Task<IReportingStep> CreateStepAsync(.*);$/s/;$/ => throw null!;/
/^        .* \(ApplicationModel\.\)\{0,1\}\(IManifestExpressionProvider\.ValueExpression\|IValueWithReferences\.References\|IResourceWithParent\.Parent\) { get; }$/s/{ get; }/=> throw null!;/
/^        bool IsFileBasedApp { get; }$/s/{ get; }/=> throw null!;/
/^        LaunchSettings? LaunchSettings { get; }$/s/{ get; }/=> throw null!;/
/^        bool SuppressBuild { get; }$/s/{ get; }/=> throw null!;/

# The listings show a record with a primary constructor beside its other constructors, which then must call it.
s/^\(        public Int32OrStringV1(.*)\) { }$/\1 : this(default(int?), default(string)) { }/

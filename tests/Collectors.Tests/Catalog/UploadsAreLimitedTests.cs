using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class UploadsAreLimitedTests : CheckTests<UploadsAreLimited>
{
    private const string Uploads = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"multer\": \"1.4.4\" } }\n";
    private const string Limit = "=== src/upload.js\nconst upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1e6, files: 1 } });\n";
    private const string Sniff = "=== src/upload-type.js\nconst type = await fileTypeFromBuffer(buffer);\n";
    private const string Name = "=== src/upload-name.js\nconst key = `${randomUUID()}.png`;\n";

    [Fact]
    public Task Passes_WhenLimitedSniffedRenamedAndApart() => Passes(Uploads + Limit + Sniff + Name);

    [Theory]
    [InlineData(Limit + Name, "a look at the content")]
    [InlineData(Limit + Sniff, "a name of its own")]
    public Task IsPartial_WhenOneIsMissing(string files, string missing) => IsPartial(Uploads + files, missing);

    [Fact]
    public Task SaysThatTheSendersTypeIsBelieved() => IsPartial(Uploads + Limit + Name + "=== src/filter.js\nif (!allowed.includes(file.mimetype)) return cb(null, false);\n", "believed");

    [Fact]
    public Task Fails_WhenNothingLimitsTheSize() => Fails(Uploads + Sniff + Name, "a limit of size");

    [Theory]
    [InlineData("=== src/upload-path.js\nfs.renameSync(file.path, path.join('uploads', file.originalname));\n")]
    [InlineData("=== Upload.cs\nvar path = Path.Combine(root, file.FileName);\n")]
    [InlineData("=== app/upload.py\npath = os.path.join(folder, file.filename)\n")]
    public Task Fails_WhenThePathComesFromTheSender(string files) => Fails(Uploads + Limit + Sniff + Name + files, "name that the sender gave");

    [Theory]
    [InlineData("=== src/upload-path.js\nconst target = path.join('uploads', randomUUID() + path.extname(file.originalname));\n")]
    [InlineData("=== app/Upload.php\n<?php\n$error = 'Failed: ' . $file->getClientOriginalName();\n")]
    public Task Passes_WhenTheNameIsOnlyShownOrItsEndingTaken(string files) => Passes(Uploads + Limit + Sniff + Name + files);

    [Fact]
    public Task DoesNotApply_WhenNothingIsUploaded() => DoesNotApply(NodeApi);

    [Fact]
    public Task Passes_WhenTheFirstBytesAreCompared() => Passes(Uploads + Limit + Name + "=== src/types.js\nconst png = [0x89, 0x50, 0x4e, 0x47];\n");

    [Fact]
    public Task Passes_WhenTheFrameworkHasCutThePathOffTheName() => Passes(Uploads + Limit + Sniff + Name + "=== app/Moves.php\n<?php return $file->move($folder, $file->getClientOriginalName());\n");

    [Fact]
    public Task IsPartial_WhenOnlyTheDriverOfAnotherServerLooks() => IsPartial(Uploads + Limit + Name + "=== drivers/cloud/util.go\nkind := http.DetectContentType(head)\n", "a look at the content");

    [Fact]
    public Task Fails_WhenTheNumberOfAddressesIsAllThatIsLimited() => Fails(Uploads + Name + "=== app/models/profile.rb\nif emails.size > 3\n", "a limit of size");

    [Fact]
    public async Task ShowsTheServer_NotWhatABrowserDoes()
    {
        var finding = await Judge(Uploads + Sniff + Name + "=== client/upload.tsx\nif (file.size > maxBytes) return;\n=== src/server-upload.js\nconst upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1e6 } });\n");

        Assert.Contains(finding.Evidence, one => one.Evidence.Message is "a limit of size" && one.Evidence.Location?.Path is "src/server-upload.js");
    }
}

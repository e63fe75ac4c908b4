using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class FilesGoToObjectStorageTests : CheckTests<FilesGoToObjectStorage>
{
    private const string Uploads = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"multer\": \"1.4.4\" } }\n";
    private const string Disk = "=== src/upload.js\nconst upload = multer({ dest: 'uploads/' });\n";
    private const string Laravel = "=== composer.json\n{ \"require\": { \"laravel/framework\": \"^11\" } }\n=== app/Upload.php\n<?php\n$request->file('photo')->store('photos');\n";

    [Theory]
    [InlineData(Uploads + "=== src/upload.js\nawait s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET }));\n")]
    [InlineData("=== requirements.txt\nfastapi==0.115\n=== app/main.py\nasync def upload(file: UploadFile):\n    boto3.client('s3').upload_fileobj(file.file)\n")]
    [InlineData("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Upload.cs\nTask Save(IFormFile file, BlobContainerClient blobs) => blobs.UploadBlobAsync(name, file.OpenReadStream());\n")]
    public Task Passes_WhenFilesGoToObjectStorage(string files) => Passes(files);

    [Fact]
    public Task IsPartial_WhenEverybodyCanRead() => IsPartial(Uploads + "=== src/upload.js\nnew PutObjectCommand({ ACL: 'public-read' });\n", "open to everybody");

    [Fact]
    public Task Fails_WhenTheDiskIsTheInstances() => Fails(Uploads + Disk, "own disk");

    [Fact]
    public Task IsPartial_WhenAVolumeOutlivesTheInstance() => IsPartial(Uploads + Disk + "=== compose.yaml\nservices:\n  web:\n    build: .\n    volumes: [uploads:/app/uploads]\n", "mounted volume");

    [Fact]
    public Task IsPartial_WhenObjectStorageIsOnlyAChoice() => IsPartial(Laravel + "=== config/filesystems.php\n<?php\nreturn ['disks' => ['s3' => ['driver' => 's3']]];\n", "unless a setting");

    [Fact]
    public Task IsUnknown_WhenWhereTheyGoIsNotSeen() => IsUnknown(Uploads + "=== src/upload.js\nconst upload = multer({ storage: chosen });\n// new PutObjectCommand()\n=== src/spool.js\nmulter({ dest: '/tmp/spool' });\n");

    [Fact]
    public Task DoesNotApply_WhenNothingIsUploaded() => DoesNotApply(NodeApi);

    [Fact]
    public Task Fails_WhenOnlyACacheHasAVolume() => Fails(Uploads + Disk + "\n=== compose.yaml\nservices:\n  web: { build: . }\n  redis:\n    image: redis:8\n    volumes: ['redis_data:/data']\n");

    [Theory]
    [InlineData("uploads", true)]
    [InlineData("site", false)]
    public Task KnowsOpenBuckets(string bucket, bool isFlaw) => Ends(isFlaw ? Readiness.Checks.Outcome.Partial : Readiness.Checks.Outcome.Pass, Uploads + "=== src/s3.js\nawait client.send(new PutObjectCommand({ Bucket: bucket }));\n=== main.tf\nresource \"aws_s3_bucket_acl\" \"" + bucket + "\" {\n  acl = \"public-read\"\n}\n");

    [Fact]
    public Task IsUnknown_WhenOnlyADevelopersEnvironmentKeepsThemOnDisk() => IsUnknown("=== Gemfile\ngem 'rails'\n=== app/models/user.rb\nclass User\n  has_one_attached :photo\nend\n=== config/environments/development.rb\nconfig.active_storage.service = :local\n");
}

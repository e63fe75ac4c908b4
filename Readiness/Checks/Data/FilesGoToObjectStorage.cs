using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class FilesGoToObjectStorage : Check
{
    private static readonly Idiom Durable = Phrases.Idiom(
        "storage.files/durable",
        [.. Language.Code, Language.Yaml, Language.Configuration],
        """\bPutObjectCommand\(""", """\bnew S3Client\(""", """\bnew S3\(""", """\bmulterS3\(""", """\bcreatePresignedPost\(""", """\bgetSignedUrl\(""", """\bBlobServiceClient\b""", """\bBlobContainerClient\b""", """\bBlobClient\b""", """\bIAmazonS3\b""", """\bAmazonS3Client\b""", """\bStorageClient\.Create""", """\bnew Storage\(\s*\{""", """\bMinioClient\b""", """\bMinio\.Client\(""", """\bminio\.New\(""", """\bcloudinary\.(v2\.)?uploader""", """\bcloudinary\.config\(""", """\.storage\s*\.from\(""", """\bcreateUploadthing\(""", """@vercel/blob""",
        """boto3\.(client|resource)\(\s*['"]s3""", """\bS3Boto3?Storage\b""", """storages\.backends""", """\bstorage\.Client\(""", """\bs3\.NewFromConfig\(""", """\bs3\.New\(""", """\bs3manager\.NewUploader""", """\bstorage\.NewClient\(""", """\bS3Client\.builder""", """\bAmazonS3ClientBuilder""", """\bS3Template\b""", """\bMinioClient\.builder""", """\baws_sdk_s3::""", """\bobject_store::""", """\bExAws\.S3\b""", """^[ \t]*service: S3""", """\bservice: AzureStorage""", """\bservice: GCS""", """['"]driver['"]\s*=>\s*['"]s3['"]""", """\bFog::Storage""", """\bshrine/storage/s3""", """\bGridFsTemplate\b""", """\bGridFSBucket\(""", """\bgetStorage\(\s*(app)?\)""", """\bput_object\(""", """\bupload_fileobj\(""", """\bazblob\.New""");

    private static readonly Idiom Local = Phrases.Idiom(
        "storage.files/local",
        Language.Code,
        """\bmulter\(\s*\{\s*dest\b""", """\bmulter\.diskStorage\(""", """\bdiskStorage\(""", """\bFile\.Create\([^\n]{0,120}([uU]pload|wwwroot|[fF]ile[nN]ame)""", """\bnew FileStream\([^\n]{0,160}FileMode\.Create""", """\.SaveAs(Async)?\([^\n]{0,100}([uU]pload|wwwroot|MapPath)""", """\.mv\([^\n]{0,80}upload""", """\bwriteFile(Sync)?\([^\n]{0,120}([uU]pload|public/|originalname)""", """\bcreateWriteStream\([^\n]{0,120}([uU]pload|public/|originalname)""", """\bFileSystemStorage\(""", """\bopen\([^\n]{0,100}(upload|UPLOAD)[^\n]{0,60}['"]wb""", """\bshutil\.copyfileobj\(""", """\bfile\.save\([^\n]{0,100}(UPLOAD|upload|os\.path)""", """\.SaveUploadedFile\(""", """\bos\.Create\([^\n]{0,100}([uU]pload|[fF]ilename)""", """\.transferTo\(""", """\bFiles\.copy\([^\n]{0,80}getInputStream""", """config\.active_storage\.service\s*=\s*:local""", """\bstorage :file\b""", """move_uploaded_file\(""", """->storeAs\(""", """->store\(\s*['"]""", """->move\(\s*(public_path|storage_path)""", """\bMEDIA_ROOT\s*=""", """\bFile\.cp!?\([^\n]{0,100}upload""", """NamedTempFile\b[^\n]{0,60}persist""");

    private static readonly Idiom Public = Phrases.Idiom("storage.files/public", [.. Language.Code, Language.Yaml], """['"]public-read(-write)?['"]""", """PublicAccessType\.(Blob|BlobContainer|Container)\b""", """S3CannedACL\.PublicRead""", """ACL:\s*['"]public""");

    private static readonly Idiom Chosen = Phrases.Idiom("storage.files/chosen", [Language.Ruby], """active_storage\.service\s*=\s*(:(?!local|test)\w|ENV(?![^\n]*:local))""");

    public override CheckInfo Info { get; } = new("storage.files", Category.Data, Priority.High, "Uploaded files go to durable object storage")
    {
        Why = "A file on the disk of one container is gone with its next deployment, and the other instances never had it.",
        Remedy = "Send uploads straight to object storage with a signed address, keep the bucket private, and set versions and a lifecycle.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Twelve-Factor App VI", "OWASP ASVS 5.0 5.3.1", "Mercari production readiness: stateless server"],
        AppliesWhen = Condition.Any(Fact.Upload),
    };

    public override ImmutableArray<Idiom> Idioms => [Durable, Local, Public, Chosen];

    public override AttestationForm Attestation { get; } =
        new("Uploaded files are kept in storage that outlives every instance, is private, and is backed up.", ["store", "who can read", "versions or backup", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var (durable, offered) = (repository.HitsOf(Durable).FirstOrDefault(hit => !Choices().IsMatch(hit.Path)), repository.HitsOf(Durable).FirstOrDefault(hit => Choices().IsMatch(hit.Path)));
        var local = repository.HitsOf(Local).FirstOrDefault(hit => !DeliveryCommands.IsForDevelopers(hit.Path) && !OtherEnvironment().IsMatch(hit.Path) && !hit.Excerpt.Contains("/tmp", StringComparison.Ordinal) && !hit.Excerpt.Contains("tmpdir", StringComparison.Ordinal));
        if (durable is not null)
        {
            var stored = Evidence.Strong("object storage", durable.Location);
            var open = repository.FirstOf(null, Public)?.Location ?? CloudCode.Of(repository).FirstOrDefault(IsOpen)?.Location;
            return [open is not null ? Verdict.Partial(Verdict.WholeSystem, "Files go to object storage, and some of them are open to everybody.", stored, Evidence.Strong("public", open))
                : Verdict.Pass(Verdict.WholeSystem, local is null ? "Files go to object storage." : "Files go to object storage; the local disk is the choice of a setting or a stop on the way.", new[] { stored, local is null ? null : Evidence.Strong("local disk", local.Location) }.OfType<Evidence>())];
        }

        // Frameworks list object storage among the choices; what is chosen, a setting says.
        if (offered is not null)
        {
            return [local is null && IsChosen(repository, offered)
                ? Verdict.Pass(Verdict.WholeSystem, "Files go to object storage.", Evidence.Strong("object storage", offered.Location))
                : Verdict.Partial(Verdict.WholeSystem, "Files stay on the instance's own disk unless a setting names object storage.", new[] { Evidence.Strong("one of the choices", offered.Location), local is null ? null : Evidence.Strong("local disk", local.Location) }.OfType<Evidence>())];
        }

        if (local is null)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Files are uploaded, but where they go could not be read.", repository.Facts.Why(Fact.Upload) is { } why ? [why] : [])];
        }

        var disk = Evidence.Strong("written to the local disk", local.Location);
        return [VolumeOf(repository) is { } volume
            ? Verdict.Partial(Verdict.WholeSystem, "Files go to a mounted volume: they survive, but other instances do not share them.", disk, volume)
            : Verdict.Fail(Verdict.WholeSystem, $"{local.Path} writes uploads to the instance's own disk: lost on redeploy, not shared by replicas.", disk)];
    }

    // A bucket that holds the pages of a site is meant to be read by everybody.
    private static bool IsOpen(CloudResource one) => !PageStore().IsMatch(one.Name)
        && ((one.Is("aws_s3_bucket", "aws_s3_bucket_acl", "AWS::S3::Bucket", "s3.Bucket", "digitalocean_spaces_bucket") && (one.Setting("acl", "AccessControl").Text is "public-read" or "public-read-write" or "PublicRead" or "PublicReadWrite" || one.Setting("publicReadAccess", "public_read_access").IsTrue) && !one.Setting("website", "WebsiteConfiguration", "websiteIndexDocument").Exists)
            || (one.Is("azurerm_storage_container", "Microsoft.Storage/storageAccounts/blobServices/containers") && one.Setting("container_access_type", "publicAccess").Text is "blob" or "container" or "Blob" or "Container")
            || (one.Is("google_storage_bucket_iam_*", "google_storage_default_object_acl", "google_storage_bucket_acl") && one.Properties.Descendants().Any(node => node.Text is { } text && text.Contains("allUsers", StringComparison.Ordinal))));

    /// <summary>A volume of a service of this system, not of a store beside it.</summary>
    private static Evidence? VolumeOf(RepositoryFacts repository) =>
        repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use != DeploymentUse.Development)
            .SelectMany(file => file.Services.Where(service => StoreImages.KindOf(service.Image) is null).SelectMany(service => service.Definition["volumes"].Items.Where(IsForFiles).Select(node => Evidence.Certain("volume", new(file.Path, node.Line))))).FirstOrDefault()
        ?? repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && one.IsWorkload && one.PodSpec["volumes"].Items.Any(volume => volume["persistentVolumeClaim"].Exists)).Select(one => Evidence.Certain("volume", new(one.Path, one.Root.Line))).FirstOrDefault()
        ?? repository.Dockerfiles.Where(one => one.Class == PathClasses.Production && !one.IsTooling).SelectMany(one => one.FinalChain().SelectMany(stage => stage.All("VOLUME")).Select(line => Evidence.Certain("volume", new(one.Path, line.Line)))).FirstOrDefault();

    // config/storage.yml is read for the service that production.rb names.
    private static bool IsChosen(RepositoryFacts repository, IdiomHit offered) => offered.Language is Language.Yaml && repository.HitsOf(Chosen).Length > 0;

    private static bool IsForFiles(Node node) => (node.Text ?? node["target"].Text) is { } text && FileFolder().IsMatch(text);

    // config/environments/development.rb
    [GeneratedRegex("""(^|/)environments/(development|test|local|review)\.\w+$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherEnvironment();

    [GeneratedRegex("""(^|/)(filesystems\.php|storage\.yml)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choices();

    [GeneratedRegex("""upload|media|storage|files|data|public""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FileFolder();

    [GeneratedRegex("""site|web|static|assets?|front|pages|cdn|public|spa\b|ui\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageStore();
}

using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class UploadsAreLimited : Check
{
    private static readonly ImmutableArray<string> Everywhere = [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json];

    private static readonly Idiom Size = Phrases.Idiom(
        "upload.limits/size",
        Everywhere,
        """\bfileSize\s*:(?!=)""", """\bmaxFileSize\b""", """\bMAX_FILE_SIZE\b""", """\bmax_file_size\b""", """\bmaxSize\s*:""", """\bmax_size\s*[:=]""", """MultipartBodyLengthLimit""", """\[RequestFormLimits\b""", """\[RequestSizeLimit\b""", """content-length-range""", """multipart\.max-file-size""", """^[ \t]*max-file-size:""", """max-request-size""", """MaxMultipartMemory\b""", """ParseMultipartForm\(""", """MaxBytesReader\(""", """\bMAX_UPLOAD\w*""", """\bmaxUpload\w*""", """\bmax_upload\w*""", """\bMAX_CONTENT_LENGTH\b""", """DATA_UPLOAD_MAX_MEMORY_SIZE""", """FILE_UPLOAD_MAX""", """validates? :\w+,[^\n]{0,100}size:""", """less_than:\s*\d+\.(mega|kilo)bytes""", """file_size:""", """\bsize_range\b""", """['"]max:\d{3,}""", """File::types\([^\n]{0,80}->max\(""", """\bfile\.size\s*>""", """\bfile\.Length\s*>""", """\.size\s*>\s*(\w+\.)?(MAX|max|\d{4,}|\d+\s*\*)""", """Length\s*>\s*(_?[mM]ax|\d)""", """header\.Size\s*>""", """\bMaxAllowedSize\b""", """OpenReadStream\(\s*(max|\d)""", """DefaultBodyLimit::max\(""", """PayloadConfig::""", """MultipartForm(Config)?\b[^\n]{0,60}limit""", """total_limit\(""", """max_file_size:""", """client_max_body_size""", """\b[bB]ody_?[lL]imit\b""", """-body-limit\b""", """upload_max_filesize""", """MaxFileSizeValidator\b""") with
    { Accept = match => !Translated().IsMatch(match.Path) && !Driver().IsMatch(match.Path) };

    private static readonly Idiom Sniffed = Phrases.Idiom(
        "upload.limits/sniffed",
        Language.Code,
        """\bfileTypeFrom(Buffer|Stream|File)\(""", """\bfileType\.fromBuffer\(""", """\bfile-type['"]""", """\bmagic\.(from_buffer|from_file|Magic)\b""", """\bfiletype\.(guess|match)""", """FileSignature""", """\bMagicBytes\b""", """\bmagicBytes\b""", """\bmagic_bytes\b""", """\bsharp\(""", """\bImage\.Load(Async)?\(""", """\bImage\.open\(""", """\bhttp\.DetectContentType\(""", """\bmimetype\.Detect""", """\bimage\.Decode\w*\(""", """\bTika\b""", """ImageIO\.read\(""", """\bMarcel::MimeType\b""", """content_type:\s*(\[|%w|\{)""", """->mimes\(""", """['"]mimes:""", """\bfinfo\b""", """\bgetimagesize\(""", """\binfer::(get|is_image)""", """\bimage::(open|load|ImageReader)""", """\bImageField\(""", """\bExifTool""", """validate_image""", """\bisImage\(""", """\bgetMimeType\(\)""", """0x89,\s*0x50""", """0xFF,\s*0xD8""", """0xff,\s*0xd8""", """["']%PDF""", """\\x89PNG""") with
    { Accept = match => !Driver().IsMatch(match.Path) && (match.Text is not "finfo" || match.Language is Language.Php) && (!Vague().IsMatch(match.Text) || Upload().IsMatch(match.Path) || Upload().IsMatch(match.LineText)) };

    private static readonly Idiom ByName = Phrases.Idiom("upload.limits/by-name", Language.Code, """\bfile\.mimetype\b""", """\ballowed_?[eE]xtensions?\b""", """\bALLOWED_EXTENSIONS\b""", """\ballowedTypes\b""", """\bALLOWED_(MIME_?)?TYPES\b""", """\bcontent_type\b[^\n]{0,30}\bin\b""", """\bfileFilter\b""", """extension_allowlist""", """FileExtensionValidator\(""", """\ballowedMimeTypes\b""", """\bContentType\b[^\n]{0,40}(Contains|==|StartsWith)""", """file\.type\b""", """acceptedFileTypes\b""");

    private static readonly Idiom Renamed = Phrases.Idiom(
        "upload.limits/renamed",
        Language.Code,
        """\b(crypto\.)?randomUUID\(\)""", """\buuidv?4\(""", """\bnanoid\(""", """\bGuid\.NewGuid\(""", """\bGuid\.CreateVersion7\(""", """\buuid\.uuid4\(""", """\buuid4\(\)""", """\buuid\.New(String)?\(""", """\bUUID\.randomUUID\(""", """\bSecureRandom\.(uuid|hex)""", """\bStr::(uuid|random)\(""", """->hashName\(""", """->store\(""", """\bUuid::new_v4\(""", """\bEcto\.UUID\.generate""", """\bsecure_filename\(""", """\bpath\.basename\(""", """\bfilepath\.Base\(""", """\bPath\.GetRandomFileName\(""", """\bPath\.GetFileName\(""", """\bcuid\(""", """\bulid\(""", """\brandomBytes\(""", """has_(one|many)_attached""", """token_urlsafe\(""", """generate_filename\b""", """\brandom_?[sS]tring\w*\(""", """\bshortid\.""", """\bksuid\.""", """\buid\.\w+\(""", """upload_to\s*=""") with
    { Accept = match => !Driver().IsMatch(match.Path) && (Upload().IsMatch(match.Path) || Upload().IsMatch(match.LineText)) };

    // path.join(uploads, file.originalname)   Path.Combine(root, file.FileName)   os.path.join(folder, file.filename)
    private static readonly Idiom Traversed = Phrases.Idiom(
        "upload.limits/traversed",
        Language.Code,
        """\bpath\.(join|resolve)\([^\n]{0,120}\boriginalname\b""", """\bcb\(null,\s*file\.originalname""", """\bPath\.Combine\([^\n]{0,120}\b(file|formFile|upload\w*|image|photo|f)\.FileName\b""", """\bos\.path\.join\([^\n]{0,120}\.filename\b""", """\bfilepath\.Join\([^\n]{0,120}\.Filename\b""", """\bnew File\([^\n]{0,120}getOriginalFilename\(""", """\bPaths\.get\([^\n]{0,120}getOriginalFilename\(""", """public_path\([^\n]{0,160}getClientOriginalName\(""", """move_uploaded_file\([^\n]{0,160}\['name'\]""", """/\s*file\.filename\b""", """\bjoin\([^\n]{0,80}original_filename\b""") with
    { Accept = match => !Safe().IsMatch(match.LineText) };

    private static readonly Idiom Apart = Phrases.Idiom("upload.limits/apart", [.. Language.Code, Language.Yaml], """\bPutObjectCommand\(""", """\bS3Client\b""", """\bmulterS3\b""", """\bBlobServiceClient\b""", """\bBlobContainerClient\b""", """\bBlobClient\b""", """\bIAmazonS3\b""", """boto3\.""", """\bS3Boto3?Storage\b""", """storages\.backends""", """\bs3\.New""", """\bminio\b""", """\bcloudinary\b""", """\bUploadthing\b""", """Content-Disposition""", """ContentDisposition""", """content_disposition""", """\bmemoryStorage\(""", """has_(one|many)_attached""", """Storage::disk\(""", """\bstorage_path\(""", """\bsend_data\b""", """\bdisposition:""", """@vercel/blob""", """\.storage\s*\.from\(""", """object_store::""", """aws_sdk_s3::""", """\bExAws\b""", """->store\(""") with { Accept = match => !ForeignName().IsMatch(match.LineText) };

    public override CheckInfo Info { get; } = new("upload.limits", Category.Security, Priority.High, "Uploads are limited by size, count and verified type")
    {
        Why = "An upload without limits fills the disk; one that keeps its name and says its own type is a program on your server.",
        Remedy = "Limit size and number, look at the content rather than at the name, give the file a name of your own, and keep it away from the web root.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 5.2.1, 5.2.2, 5.3.1, 5.3.2", "CWE-434", "CWE-22"],
        AppliesWhen = Condition.Any(Fact.Upload),
    };

    public override ImmutableArray<Idiom> Idioms => [Size, Sniffed, ByName, Renamed, Traversed, Apart];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.HitsOf(Traversed).FirstOrDefault(hit => !repository.HitsIn(hit.Path, Renamed).Any(other => Math.Abs(other.Line - hit.Line) <= 6)) is { } traversed)
        {
            return [Verdict.Fail(Verdict.WholeSystem, $"{traversed.Path} builds a path from the name that the sender gave.", Evidence.Strong("path from a foreign name", traversed.Location))];
        }

        Facet[] facets =
        [
            Facet.Of("a limit of size", Telling.Of(repository.HitsOf(Size).Where(hit => Upload().IsMatch(hit.Path) || Upload().IsMatch(hit.Excerpt) || Certain().IsMatch(hit.Excerpt)))),
            Facet.Of("a look at the content", Telling.Of(repository.HitsOf(Sniffed))),
            Facet.Of("a name of its own for each file", Telling.Of(repository.HitsOf(Renamed))),
            Facet.Of("a place away from the web root", Telling.Of(repository.HitsOf(Apart))),
        ];
        var claimed = repository.FirstOf(null, ByName) is { } name && !facets[1].Holds ? " (the type is believed as the sender gives it)" : "";
        var count = facets.Count(facet => facet.Holds);
        return [count == 4 ? Verdict.Pass(Verdict.WholeSystem, "Uploads are limited, looked at, renamed and kept apart.", facets.Shown())
            : facets[0].Holds && count > 1 ? Verdict.Partial(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}{claimed}.", facets.Shown())
            : Verdict.Fail(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}{claimed}.", facets.Shown())];
    }

    // A driver keeps files on somebody else's server, with that one's limits.
    [GeneratedRegex("""(^|/)drivers/[^/]+/""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Driver();

    // import "github.com/minio/sio" is another library; a service "minio:" of a compose file is not written to yet.
    [GeneratedRegex("""minio/(sio|sha256|md5)|^\s*minio:""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ForeignName();

    [GeneratedRegex("""upload|(?<!pro)file|attach|media|image|avatar|photo|multipart|storage|blob|document|import""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Upload();

    [GeneratedRegex("""Multipart|RequestFormLimits|RequestSizeLimit|client_max_body_size|MaxBytesReader|MAX_CONTENT_LENGTH|[bB]ody[_-]?[lL]imit""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Certain();

    // "File size cannot exceed 4 MB" in thirty languages
    [GeneratedRegex("""(^|/)(i18n|locales?|lang|translations?|messages)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Translated();

    // They may look at something else than what was sent.
    [GeneratedRegex("""^(getMimeType|isImage|content_type)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vague();

    // What is added to, cut from or read off the name makes it harmless.
    [GeneratedRegex("""uuid|guid|basename|GetFileName\(|GetExtension|extname|secure_filename|getClientOriginalExtension|pathinfo|splitext|sanitize|slug|Base\(|Date\.now""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Safe();
}

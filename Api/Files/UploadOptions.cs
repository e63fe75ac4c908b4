using System.ComponentModel.DataAnnotations;

namespace Gapless.Api.Files;

/// <summary>The section <c>Uploads</c>: how large what is sent may be. The gateway's own limit lies over it.</summary>
internal sealed class UploadOptions
{
    /// <summary>Bytes of a repository's archive.</summary>
    [Range(1024, 2L * 1024 * 1024 * 1024)]
    public long ArchiveBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>Bytes of an evidence file.</summary>
    [Range(1024, 256L * 1024 * 1024)]
    public long FileBytes { get; set; } = 20L * 1024 * 1024;
}

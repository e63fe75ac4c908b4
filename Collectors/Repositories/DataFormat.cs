namespace Gapless.Collectors.Repositories;

/// <summary>The grammar a file is parsed with.</summary>
internal enum DataFormat
{
    None,
    Yaml,
    Json,
    Toml,
    Xml,
    Hcl,
}

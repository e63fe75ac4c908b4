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

    /// <summary>A list of words, one a line: .nvmrc and its like.</summary>
    Lines,
}

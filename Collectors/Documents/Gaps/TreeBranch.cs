using Gapless.Collectors.Documents.Markup;

namespace Gapless.Collectors.Documents.Gaps;

internal sealed record TreeBranch(TextLine? Root, TextLine Text);

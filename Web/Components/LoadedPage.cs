using Microsoft.AspNetCore.Components;

namespace Gapless.Web.Components;

/// <summary>A page that is rendered once it has what it shows, and not before: pages leave the server whole.</summary>
public abstract class LoadedPage : ComponentBase
{
    [CascadingParameter]
    private protected HttpContext Context { get; set; } = default!;

    /// <summary>When the reader has gone.</summary>
    private protected CancellationToken Gone => Context.RequestAborted;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();
}

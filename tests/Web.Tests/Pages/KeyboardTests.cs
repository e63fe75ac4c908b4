namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class KeyboardTests(Browser browser) : PageTests(browser)
{
    private const int Longest = 400;

    /// <summary>Tab alone leads through a page and out of it again; wherever it stops, that can be seen.</summary>
    [Theory]
    [InlineData("/signin", true)]
    [InlineData("/systems/new", false)]
    [InlineData("/systems/advancia/documents", false)]
    [InlineData("/systems/fresh/environments", false)]
    [InlineData("/systems/advancia/gaps", false)]
    [InlineData("/gaps/0198c000-0000-7000-8000-0000000000aa", false)]
    [InlineData("/documents/0198c000-0000-7000-8000-0000000000d0", false)]
    [InlineData("/account", false)]
    public async Task TabLeadsThroughAndOut_AndTheFocusIsSeen(string path, bool isStranger)
    {
        var page = await Browser.OpenAsync(path, anonymous: isStranger);
        await page.EvaluateAsync("""
            () => window.walk = () => {
              const at = document.activeElement;
              if (at === document.body) return 'out';
              const style = getComputedStyle(at);
              const box = at.getBoundingClientRect();
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0 ? 'seen' : 'unseen: ' + at.outerHTML.slice(0, 120);
            }
            """);

        var stops = 0;
        for (; stops < Longest; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string>("walk()");
            if (at == "out")
            {
                break;
            }

            Assert.Equal("seen", at);
        }

        Assert.InRange(stops, 5, Longest - 1);
    }

    [Fact]
    public async Task ASystemIsAddedByKeysAlone()
    {
        var page = await Browser.OpenAsync("/systems/new");

        await page.FocusAsync("#name");
        await page.Keyboard.TypeAsync("Fresh");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/systems/fresh");
    }

    [Fact]
    public async Task GapsAreTickedAndGivenAnOwnerByKeysAlone()
    {
        var page = await Browser.OpenAsync("/systems/advancia/gaps");

        await page.FocusAsync(".pick input >> nth=0");
        await page.Keyboard.PressAsync("Space");
        await page.FocusAsync("#bulk-owner");
        await page.Keyboard.TypeAsync("Ines");
        await page.FocusAsync(".bulk button.main");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**done=change&count=1");
    }

    [Fact]
    public async Task AFoldOpensByKeys_AndItsFieldsComeNext()
    {
        var page = await Browser.OpenAsync("/systems/advancia/environments");

        await page.FocusAsync("summary:text('Add a repository')");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("r-name", await page.EvaluateAsync<string>("document.activeElement.id"));
    }
}

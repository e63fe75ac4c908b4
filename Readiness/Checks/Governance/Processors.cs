namespace Gapless.Readiness.Checks.Governance;

/// <summary>The services that personal data is handed to, as the dependencies tell.</summary>
internal static class Processors
{
    private static readonly (string Name, string[] Packages)[] Known =
    [
        ("Stripe", ["stripe", "@stripe/*", "Stripe.net", "stripe-java", "stripe/stripe-php", "github.com/stripe/stripe-go*", "async-stripe", "stripity_stripe"]),
        ("PayPal", ["@paypal/*", "paypal*"]),
        ("SendGrid", ["@sendgrid/*", "sendgrid*", "SendGrid"]),
        ("Postmark", ["postmark*", "Postmark*"]),
        ("Resend", ["resend", "resend/*"]),
        ("Mailgun", ["mailgun*"]),
        ("Twilio", ["twilio", "Twilio", "twilio/sdk", "twilio-ruby"]),
        ("Sentry", ["@sentry/*", "sentry-sdk", "Sentry*", "sentry-*", "sentry", "sentry/*", "github.com/getsentry/sentry-go"]),
        ("OpenAI", ["openai", "OpenAI", "Azure.AI.OpenAI", "@ai-sdk/openai", "async-openai", "ruby-openai", "openai-php/*"]),
        ("Google Gemini", ["@google/generative-ai", "@google/genai", "google-generativeai", "google-genai"]),
        ("Anthropic", ["@anthropic-ai/sdk", "anthropic"]),
        ("PostHog", ["posthog*"]),
        ("Segment", ["@segment/*", "analytics-node"]),
        ("Mixpanel", ["mixpanel*"]),
        ("Clerk", ["@clerk/*"]),
        ("Auth0", ["@auth0/*", "auth0*"]),
        ("Firebase", ["firebase", "firebase-admin"]),
        ("Supabase", ["@supabase/*", "supabase"]),
        ("HubSpot", ["@hubspot/*", "hubspot*"]),
        ("Intercom", ["intercom*", "@intercom/*"]),
        ("Amazon Web Services", ["@aws-sdk/*", "boto3", "AWSSDK.*", "aws-sdk*", "github.com/aws/aws-sdk-go*"]),
        ("Cloudinary", ["cloudinary*"]),
        ("Datadog", ["dd-trace", "ddtrace", "Datadog*"]),
        ("Azure", ["@azure/*", "Azure.Storage*", "Azure.Identity", "azure-*"]),
    ];

    /// <summary>Each with the first dependency that names it.</summary>
    public static IReadOnlyList<(string Name, Evidence Evidence)> Of(RepositoryFacts repository)
    {
        var manifests = repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production).ToList();
        return
        [
            .. from known in Known
               let found = manifests.SelectMany(manifest => known.Packages.Select(manifest.Find).Where(one => one is { IsDevelopment: false }).Select(one => Evidence.Hint($"{known.Name}: {one!.Name}", new(manifest.Path, one.Line)))).FirstOrDefault()
               where found is not null
               select (known.Name, found),
        ];
    }
}

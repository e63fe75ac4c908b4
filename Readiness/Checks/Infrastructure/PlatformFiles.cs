namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>What the files of platforms say: fly.toml, render.yaml, app.yaml, app.json, .do/app.yaml, railway.json, vercel.json and their like.</summary>
internal static class PlatformFiles
{
    private static readonly string[] Serverless = ["vercel.json", "netlify.toml", "serverless.yml", "serverless.yaml", "wrangler.toml", "wrangler.json", "wrangler.jsonc", "host.json", "firebase.json"];

    /// <summary>The services that run on a platform in production.</summary>
    public static IEnumerable<PlatformApp> Apps(RepositoryFacts repository)
    {
        var found = repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Documents.Length > 0 && !OfferedPlatforms.Holds(repository, file.Path)).SelectMany(Read).Where(app => Runs(repository, app)).ToList();
        var rest = repository.Files.Where(file => file.Class == PathClasses.Production && file.Name is "Procfile" && !found.Exists(app => app.Platform is not "Vercel") && !OfferedPlatforms.RunsElsewhere(repository))
            .Select(file => new PlatformApp("Heroku", file.Folder.Length > 0 ? file.Folder : "web", null, null, IsServerless: false, new(file.Path, 0)));
        var all = found.Concat(rest).ToList();
        var production = all.Where(app => !EnvironmentNames.IsOther(app.Where.Path)).ToList();
        return production.Count > 0 ? production : all;
    }

    // Pages without a server of their own, and the sites of the documentation, are not the system.
    private static bool Runs(RepositoryFacts repository, PlatformApp app)
    {
        var folder = app.Where.Path.LastIndexOf('/') is var slash and >= 0 ? app.Where.Path[..slash] : "";
        return !app.IsServerless || folder.Length == 0
            || repository.Components.Any(part => part.IsService && (part.Path.Equals(folder, StringComparison.Ordinal) || part.Path.StartsWith(folder + "/", StringComparison.Ordinal)));
    }

    private static IEnumerable<PlatformApp> Read(DataFile file)
    {
        var (name, root) = (file.Path[(file.Path.LastIndexOf('/') + 1)..], file.Documents[0]);
        return name switch
        {
            _ when name.StartsWith("fly.", StringComparison.Ordinal) && name.EndsWith(".toml", StringComparison.Ordinal) => [Fly(file, root)],
            "render.yaml" or "render.yml" => root["services"].Items.Where(service => service["type"].Text is "web" or "pserv").Select(service => Render(file, service)),
            "app.yaml" or "app.yml" when root["runtime"].Exists => [Google(file, root)],
            "app.yaml" or "app.yml" when root["services"].Kind == NodeKind.List || root.At("spec", "services").Kind == NodeKind.List => DigitalOcean(file, root["spec"].Exists ? root["spec"] : root),
            "app.json" when root["formation"].Exists || root["buildpacks"].Exists => [Heroku(file, root)],
            "railway.json" or "railway.toml" => [new("Railway", "service", root.At("deploy", "numReplicas").Number, null, IsServerless: false, Where(file, root.At("deploy", "numReplicas")))],
            "wrangler.toml" or "wrangler.json" or "wrangler.jsonc" when !root["main"].Exists => [],
            _ when Serverless.Contains(name, StringComparer.Ordinal) => [new(name is "vercel.json" ? "Vercel" : name is "netlify.toml" ? "Netlify" : "Serverless", name, null, null, IsServerless: true, new(file.Path, 1))],
            _ => [],
        };
    }

    // [http_service] min_machines_running = 2, or [[services]]
    private static PlatformApp Fly(DataFile file, Node root)
    {
        var service = root["http_service"].Exists ? root["http_service"] : root["services"].Items.FirstOrDefault(Node.Missing);
        return new("Fly.io", root["app"].Text ?? "app", service["min_machines_running"].Number, service["auto_start_machines"].IsTrue ? long.MaxValue : null, IsServerless: false, Where(file, service["min_machines_running"]));
    }

    private static PlatformApp Render(DataFile file, Node service)
    {
        var scaling = service["scaling"];
        return new("Render", service["name"].Text ?? "web", scaling["minInstances"].Number ?? service["numInstances"].Number, scaling["maxInstances"].Number, IsServerless: service["runtime"].Text is "static" || service["env"].Text is "static", Where(file, scaling.Exists ? scaling : service));
    }

    // The flexible environment keeps two instances by itself.
    private static PlatformApp Google(DataFile file, Node root)
    {
        var (automatic, manual) = (root["automatic_scaling"], root["manual_scaling"]);
        var isFlexible = root["env"].Text is "flex" or "flexible";
        return new("App Engine", root["service"].Text ?? "default", manual["instances"].Number ?? automatic["min_num_instances"].Number ?? automatic["min_instances"].Number ?? (isFlexible ? 2 : null),
            manual.Exists ? null : automatic["max_instances"].Number ?? automatic["max_num_instances"].Number ?? long.MaxValue, IsServerless: !isFlexible && !manual.Exists, Where(file, manual.Exists ? manual : automatic));
    }

    private static IEnumerable<PlatformApp> DigitalOcean(DataFile file, Node root) => root["services"].Items.Select(service => new PlatformApp(
        "DigitalOcean", service["name"].Text ?? "web", service.At("autoscaling", "min_instance_count").Number ?? service["instance_count"].Number, service.At("autoscaling", "max_instance_count").Number, IsServerless: false, Where(file, service)));

    private static PlatformApp Heroku(DataFile file, Node root)
    {
        var web = root.At("formation", "web");
        return new("Heroku", root["name"].Text ?? "web", web["quantity"].Number, null, IsServerless: false, Where(file, web));
    }

    private static Location Where(DataFile file, Node node) => new(file.Path, node.Line);
}

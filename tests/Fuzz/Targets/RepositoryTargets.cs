using Gapless.Collectors.Configuration;
using Gapless.Collectors.Containers;
using Gapless.Collectors.Git;
using Gapless.Collectors.Infrastructure;
using Gapless.Collectors.Lexing;
using Gapless.Collectors.Manifests;
using Gapless.Collectors.Pipelines;
using Gapless.Collectors.Projects;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Fuzz.Targets;

/// <summary>The readers of what a repository holds.</summary>
internal static class RepositoryTargets
{
    private static readonly string[] Marks = ["{", "}", "[", "]", "\"", "'", ":", ",", "\n", "\n  ", "#", "//", "/*", "*/", "=", "\\", "$", "${", "`", "<<", "\"\"\"", "é", "\uFEFF"];

    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        Of("yaml", text => YamlReader.Read(text), ["a: &x {b: 1}\nc:\n  <<: *x\n  d: [1, 'two', \"three\"]\ne: |\n  text\n---\n- f\n"], "&a ", "*a", "---\n", "- ", "|\n", "<<: *a"),
        Of("json", text => JsonReader.Read(text), ["{\"a\": [1, true, null, \"x\"], // c\n \"b\": {}}"], "true", "null", "1e9", "\\u00e9"),
        Of("toml", text => TomlReader.Read(text), ["a = 'x'\n[b.c]\nd = [1, {e = 2}]\n[[f]]\ng = \"\"\"\nh\n\"\"\"\n"], "[[", "]]", "'''"),
        Of("xml", text => XmlNodeReader.Read(text), ["<a b=\"c\"><d>e</d><d/><!-- f --></a>"], "<a>", "</a>", "<![CDATA[", "<!DOCTYPE a>", "&amp;"),
        Of("terraform", text => HclReader.Read(text), ["locals {\n  a = \"x${var.b}\"\n}\nresource \"c\" \"d\" {\n  e = merge(local.f, { g = [1, true] })\n  h = <<-EOT\n  i\n  EOT\n  dynamic \"j\" {\n    content {}\n  }\n}\n"], "resource \"a\" \"b\" {\n", "<<-EOT\n", "EOT\n", "jsonencode(", "merge(", "? 1 : 2", "for x in y : "),
        Of("bicep", text => Resources(BicepReader.Read(text, "main.bicep", PathClasses.Production)), ["param a string = 'b'\nvar c = '${a}-d'\nresource e 'F/g@1' = if (a == 'x') {\n  h: [\n    c\n  ]\n  resource i 'j' = { k: a ? 1 : 2 }\n}\nmodule l 'm.bicep' = [for n in o: { params: { p: n } }]\n"], "param ", "var ", "resource ", "module ", "'''", "existing", "if (", "[for "),
        Of("helm", text => YamlReader.Read(HelmTemplate.Resolve(text, YamlReader.Read("a: true\nb: { c: [1] }\n").Root)), ["{{- if and .Values.a (not .Values.x) }}\na:\n  {{- toYaml .Values.b | nindent 2 }}\n{{- else }}\nc: {{ .Values.a | quote }}\n{{- end }}\n"], "{{- if ", "{{- with .Values.b }}\n", "{{- end }}\n", "{{- else }}\n", "{{/*", "*/}}", ".Values.b", "toYaml ."),
        Of("dockerfile", text => DockerfileReader.Read(text, "Dockerfile", PathClasses.Production), ["ARG A=1\nFROM x:${A} AS b\nRUN a && \\\n  b\nRUN <<E\nc\nE\nFROM b\nCMD [\"d\"]\n"], "FROM ", "ARG ", "RUN ", "ONBUILD ", "<<E", "# escape=`\n"),
        Of("environment", text => EnvironmentFileReader.Read(text, ".env", PathClasses.Production, isTracked: true), ["A=1\nexport B='x y' # c\nC=\"d\ne\"\nF=${A}\n"], "export ", "changeme"),
        Of("manifests", Manifests, ["require (\n\ta/b v1\n)\n", "gem 'a', '1', group: :test\n", "implementation(\"a:b:1\")\n", "a[b]>=1 ; c\n"], "require ", "gem ", "implementation", "install_requires"),
        Of("pipelines", Pipeline, ["on: push\njobs:\n  a:\n    steps:\n    - run: |\n        npm test || true\n        cd x && make y\n    - uses: b@v1\n"], "run: ", "uses: ", "make ", "npm run ", "|| true"),
        Of("lexers", Blank, ["var a = $\"b {c} \"; // d\n/* e */ `f ${g}` 'h' /i/\n# j\n"], "@\"", "$\"", "r#\"", "<!--", "-->", "<script>", "<?php", "?>", "=begin", "--"),
        Of("project", Project, ["system: { name: shop, tier: high }\nchecks:\n  skip: [{ check: cdn.enabled, reason: inside }]\n  priorities: { log.structured: high }\ncustomChecks:\n- id: own.a\n  title: a\n  priority: low\n  category: security\n  why: a\n  remedy: b\n  search: { a: { anchors: [abcd], pattern: 'abcd(?<value>e)' } }\n  require: [a]\n  tests: [{ name: t, files: { a.js: abcd }, outcome: pass }]\n", "waivers:\n- check: log.structured\n  reason: a\n  compensation: b\n  requestedBy: c\n  approvedBy: [d]\n  approvedOn: 2026-01-01\n  expires: 2026-02-01\n  paths: ['a/*']\n"], "pattern: '", "(?<", "[a-", "expires: ", "customChecks:\n", "*"),
        Of("ignores", text => IgnoreRules.FromGit("", text).Ignores("src/a/b.log"), ["*.log\n!a/**/b\n/src/[a-z]?\n"], "**", "*", "?", "[", "!", "/"),
    ];

    private static TextReaderTarget Of(string name, Action<string> read, string[] corpus, params string[] tokens) => new(name, read, corpus, [.. Marks, .. tokens]);

    private static void Manifests(string text)
    {
        foreach (var name in (string[])["go.mod", "Gemfile", "build.gradle", "requirements.txt", "setup.py", "setup.cfg", "mix.exs"])
        {
            ManifestFiles.Read(new(name, PathClasses.Production, text, Node.Missing), ManifestSurroundings.None);
        }
    }

    private static void Project(string text)
    {
        var reader = new ProjectReader();
        reader.ReadSettings(text, "gapless.yaml");
        reader.ReadWaivers(text, "gapless-waivers.yaml");
    }

    private static void Resources(InfrastructureUnit unit) => _ = new UnitResolver([unit]).Resources().Sum(resource => resource.Properties.Descendants().Count());

    private static void Pipeline(string text)
    {
        var root = YamlReader.Read(text).Root;
        foreach (var system in (string[])["github", "gitlab", "azure", "circleci", "bitbucket", "jenkins", "drone"])
        {
            PipelineReader.Read(system, "ci.yml", root, text, ScriptSources.None);
        }
    }

    private static void Blank(string text)
    {
        foreach (var language in (string[])[.. Language.Code, Language.Sql, Language.Shell, Language.Markup, Language.Yaml, Language.Json, Language.Toml, Language.Xml, Language.Hcl])
        {
            if (Blanking.Blank(text, language, blanksStrings: true).Length != text.Length)
            {
                throw new InvalidOperationException($"Blanking {language} changed the length.");
            }
        }
    }
}

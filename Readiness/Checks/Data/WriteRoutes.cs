using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

/// <summary>Routes that change something: POST, PUT, PATCH and DELETE of every stack.</summary>
internal static partial class WriteRoutes
{
    public static Idiom Idiom(string check) => Phrases.Idiom(
        check + "/write",
        Language.Code,
        """\b\w*([aA]pp|[rR]oute[rs]?|[sS]erver|fastify)\.post\(\s*['"`]""", """\b\w*([aA]pp|[rR]oute[rs]?|[sS]erver|fastify)\.put\(\s*['"`]""", """\b\w*([aA]pp|[rR]oute[rs]?|[sS]erver|fastify)\.patch\(\s*['"`]""", """\b\w*([aA]pp|[rR]oute[rs]?|[sS]erver|fastify)\.delete\(\s*['"`]""",
        """\.post\(\s*(auth|validate|\w*[cC]ontroller\.|async\b|\(?req\b)""", """\[HttpPost""", """\[HttpPut""", """\[HttpPatch""", """\[HttpDelete""", """\.MapPost\(\s*["$@/(\w]""", """\.MapPut\(\s*["$@/(\w]""", """\bpost\(\)\.to\(""", """\bput\(\)\.to\(""", """\.MapPatch\(\s*["$@/(]""", """\.MapDelete\(\s*["$@/(]""",
        """@Post(Mapping)?\(""", """@Put(Mapping)?\(""", """@Patch(Mapping)?\(""", """@Delete(Mapping)?\(""", """@PostMapping\b""", """@RequestMapping\([^)\n]{0,160}RequestMethod\.(POST|PUT|PATCH|DELETE)""", """@POST\b""", """@\w+\.post\(\s*["'/]""", """@\w+\.put\(\s*["'/]""", """@\w+\.patch\(\s*["'/]""", """@\w+\.delete\(\s*["'/]""",
        """methods\s*=\s*\[[^\]\n]*POST""", """\.POST\(\s*["`]""", """\.PUT\(\s*["`]""", """\.PATCH\(\s*["`]""", """\.DELETE\(\s*["`]""", """\.Methods\([^)\n]{0,60}POST""", """["]POST /""", """["]PUT /""", """["]DELETE /""",
        """Route::post\(""", """Route::put\(""", """Route::patch\(""", """Route::delete\(""", """Route::resource\(""", """Route::apiResource\(""", """^[ \t]*resources? :""", """^[ \t]*post ['"]""", """#\[post\(""", """#\[put\(""", """#\[delete\(""", """,\s*post\(\w""", """\.post\(\w+::""",
        """export (async )?function POST\b""", """export (async )?function PUT\b""", """export (async )?function DELETE\b""", """export const POST\b""", """\.Post\(\s*"/""", """\.Put\(\s*"/""", """\.Delete\(\s*"/""", """^['"]use server['"]""", """\.mutation\(""", """^[ \t]*post "/""", """^[ \t]*delete "/""", """ModelViewSet\b""", """\bCreateView\b""", """\bUpdateView\b""",
        """request\.method == ['"]POST""", """#\[Route\([^)\n]{0,120}POST""", """resources "/""", """^[ \t]+(async )?def post\(self\b(?![^\n]*\b(url|path|endpoint|uri)\b)""", """^[ \t]+(async )?def put\(self\b(?![^\n]*\b(url|path|endpoint|uri|key)\b)""", """^[ \t]+(async )?def patch\(self\b(?![^\n]*\b(url|path|endpoint|uri)\b)""") with
    { Accept = match => match.Text[0] is not '.' || !Caller().IsMatch(match.LineText), LimitPerFile = 60 };

    // axios.post('/x'), client.put("/x") and $http.delete call somebody else's route.
    [GeneratedRegex("""\b(axios|http|client|fetch|request|ky|got|\$http|httpClient|api[cC]lient|supertest)\s*\.(post|put|patch|delete)\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Caller();
}

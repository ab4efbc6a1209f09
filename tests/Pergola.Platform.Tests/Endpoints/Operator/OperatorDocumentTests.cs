using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints.Operator;

public sealed class OperatorDocumentTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    [Fact]
    public async Task The_document_names_every_call_that_is_mapped_and_no_other()
    {
        var document = await shared.Platform.GetAsync("/operator/v1/openapi.json");

        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (operation.Name.ToUpperInvariant(), path.Name["/operator/v1".Length..]))).Order();

        Assert.Equal(MappedCalls(shared.Platform).Order(), described);
    }

    [Fact]
    public async Task Every_call_has_a_name_a_summary_the_bearer_scheme_its_answer_and_its_problems()
    {
        var document = await shared.Platform.GetAsync("/operator/v1/openapi.json");
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("operatorToken");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value).ToArray();

        Assert.Equal(("http", "bearer"), (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()));
        Assert.Equal(operations.Length, operations.Select(o => o.GetProperty("operationId").GetString()).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("summary").GetString()));
            Assert.True(operation.GetProperty("security")[0].TryGetProperty("operatorToken", out _));
            var responses = operation.GetProperty("responses");
            Assert.Contains(responses.EnumerateObject(), r => r.Name.StartsWith('2'));
            Assert.True(responses.GetProperty("401").GetProperty("content").TryGetProperty("application/problem+json", out _));
            if (operation.TryGetProperty("parameters", out var parameters))
                Assert.All(parameters.EnumerateArray(), p => Assert.False(string.IsNullOrWhiteSpace(p.GetProperty("description").GetString())));
        });
    }

    [Fact]
    public async Task Bodies_and_answers_have_the_fields_that_are_really_read_and_written()
    {
        var document = await shared.Platform.GetAsync("/operator/v1/openapi.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");

        Assert.Equal(["content", "example", "id", "keywords", "title", "type"], Fields(schemas, "NewTemplate"));
        Assert.Equal(["description", "environment", "number", "packageSha256"], Fields(schemas, "NewVersion"));
        Assert.Equal(["appSecret", "secretKey", "superApp"], Fields(schemas, "IssuedSuperApp"));
        Assert.Equal(["ecb", "cbc"], schemas.GetProperty("TimestampCipherName").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        var post = document.GetProperty("paths").GetProperty("/operator/v1/programs/{appId}/versions").GetProperty("post");
        Assert.EndsWith("/NewVersion", post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_says_nothing_of_this_platform()
    {
        var document = (await shared.Platform.GetAsync("/operator/v1/openapi.json")).GetRawText();

        Assert.DoesNotContain(PlatformUnderTest.AppKey, document, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", document, StringComparison.Ordinal);
    }

    /// <summary>The calls of the operator API, as routing knows them: method and path below the prefix.</summary>
    internal static IEnumerable<(string Method, string Path)> MappedCalls(PlatformUnderTest platform) =>
        from endpoint in platform.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = endpoint.RoutePattern.RawText!
        where pattern.StartsWith("/operator/v1/", StringComparison.Ordinal) && !pattern.EndsWith("openapi.json", StringComparison.Ordinal) && !pattern.Contains("**", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, pattern["/operator/v1".Length..]);

    private static IEnumerable<string> Fields(JsonElement schemas, string schema) =>
        schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
}

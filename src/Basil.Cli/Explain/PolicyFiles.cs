// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Cli.Terminal;
using Basil.Core.Generations;

namespace Basil.Cli.Explain;

/// <summary>The catalog and the policy on disk: named one by one, or by a <c>basil.json</c> that names them.</summary>
/// <param name="Catalog">The catalog's path.</param>
/// <param name="Policy">The policy's path.</param>
internal sealed record PolicyFiles(string Catalog, string Policy)
{
    /// <summary>Flag before environment before file, as the hosts have it.</summary>
    /// <exception cref="CommandException">A document is not named anywhere, or the configuration cannot be read.</exception>
    internal static PolicyFiles Locate(string? catalog, string? policy, string? configuration, Func<string, string?> environment)
    {
        catalog ??= environment("BASIL_CATALOG");
        policy ??= environment("BASIL_POLICY");
        if ((catalog is null || policy is null) && (configuration ?? environment("BASIL_CONFIG")) is { } file)
        {
            var (configuredCatalog, configuredPolicy) = ReadConfiguration(file);
            catalog ??= configuredCatalog;
            policy ??= configuredPolicy;
        }

        return catalog is not null && policy is not null
            ? new PolicyFiles(catalog, policy)
            : throw CommandException.Usage(
                $"which {(catalog is null ? "catalog" : "policy")}?",
                "name both files: --catalog FILE --policy FILE, or the configuration that names them: --config basil.json",
                "--live asks the running broker instead");
    }

    /// <exception cref="CommandException">A file cannot be read, or the documents are wrong; the details are all that is wrong with them.</exception>
    internal async Task<Generation> LoadAsync(CancellationToken cancellationToken)
    {
        // What a backend can do is no question here: a policy is explained also where the catalog would not start.
        var load = await GenerationLoader.LoadFilesAsync(Catalog, Policy, CapabilityPolicy.Off, cancellationToken);
        return load.Generation ?? throw new CommandException("the catalog or the policy cannot be used")
        {
            Details = [.. load.Errors.Select(error => error.ToString())],
        };
    }

    private static (string? Catalog, string? Policy) ReadConfiguration(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return (Named("catalog"), Named("policy"));

            string? Named(string name) =>
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                    ? Path.Combine(directory, value.GetString()!)
                    : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot read {path}: {AtomicFile.Reason(e)}");
        }
        catch (JsonException e)
        {
            throw new CommandException($"{path} is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Basil.Core.Catalogs;
using Basil.Core.Documents;
using Basil.Core.Policies;

namespace Basil.Core.Generations;

/// <summary>Reads and checks a catalog and a policy together.</summary>
internal static class GenerationLoader
{
    private const string CatalogDocument = "catalog";
    private const string PolicyDocument = "policy";

    /// <summary>Checks both documents; every error of both is reported at once.</summary>
    internal static GenerationLoad Load(ReadOnlyMemory<byte> catalog, ReadOnlyMemory<byte> policy, CapabilityPolicy capabilityPolicy, ulong id = 1)
    {
        var catalogErrors = new DocumentErrors(CatalogDocument);
        var policyErrors = new DocumentErrors(PolicyDocument);
        var checkedCatalog = ReadCatalog(catalog.Span, capabilityPolicy, catalogErrors);
        var compiledPolicy = ReadPolicy(policy.Span, policyErrors);

        ImmutableArray<DocumentError> errors = [.. catalogErrors.Errors, .. policyErrors.Errors];
        ImmutableArray<DocumentError> warnings = [.. catalogErrors.Warnings, .. policyErrors.Warnings];
        var generation = errors.IsEmpty && checkedCatalog is not null && compiledPolicy is not null
            ? new Generation(id, Digest(catalog.Span, policy.Span), checkedCatalog, compiledPolicy)
            : null;
        return new GenerationLoad(generation, errors, warnings);
    }

    /// <summary>Reads both files (at most 2 MiB each) and checks them.</summary>
    internal static Task<GenerationLoad> LoadFilesAsync(
        string catalogPath,
        string policyPath,
        CapabilityPolicy capabilityPolicy,
        CancellationToken cancellationToken) =>
        LoadFilesAsync(catalogPath, policyPath, capabilityPolicy, id: 1, cancellationToken);

    /// <summary>Reads both files (at most 2 MiB each) and checks them, for a generation of this id.</summary>
    internal static async Task<GenerationLoad> LoadFilesAsync(
        string catalogPath,
        string policyPath,
        CapabilityPolicy capabilityPolicy,
        ulong id,
        CancellationToken cancellationToken)
    {
        var catalogErrors = new DocumentErrors(CatalogDocument);
        var policyErrors = new DocumentErrors(PolicyDocument);
        var catalog = await DocumentFile.ReadAsync(catalogPath, catalogErrors, cancellationToken);
        var policy = await DocumentFile.ReadAsync(policyPath, policyErrors, cancellationToken);
        if (catalog is not null && policy is not null)
        {
            return Load(catalog, policy, capabilityPolicy, id);
        }

        // One file cannot be read: the other is checked all the same, so that its errors are known too.
        if (catalog is not null)
        {
            ReadCatalog(catalog, capabilityPolicy, catalogErrors);
        }

        if (policy is not null)
        {
            ReadPolicy(policy, policyErrors);
        }

        return new GenerationLoad(
            null,
            [.. catalogErrors.Errors, .. policyErrors.Errors],
            [.. catalogErrors.Warnings, .. policyErrors.Warnings]);
    }

    private static Catalog? ReadCatalog(ReadOnlySpan<byte> utf8, CapabilityPolicy capabilityPolicy, DocumentErrors errors)
    {
        if (DocumentParser.Parse(utf8, errors) is not { } root)
        {
            return null;
        }

        var catalog = CatalogReader.Read(root, errors);
        var report = CapabilityCheck.Check(catalog, capabilityPolicy);
        foreach (var gap in report.Gaps)
        {
            var at = gap.Key is null ? Find(root, "backends", gap.Backend) : Find(root, "keys", gap.Key);
            if (gap.IsFatal)
            {
                errors.Add(at, DocumentRule.CapabilityGap, gap.Message);
            }
            else
            {
                errors.Warn(at, DocumentRule.CapabilityGap, gap.Message);
            }
        }

        foreach (var backend in report.Undeclared)
        {
            errors.Warn(
                Find(root, "backends", backend),
                DocumentRule.CapabilityUndeclared,
                "the backend declares no engines, capabilities or mint key types, so nothing is checked against it");
        }

        return catalog;
    }

    private static CompiledPolicy? ReadPolicy(ReadOnlySpan<byte> utf8, DocumentErrors errors) =>
        DocumentParser.Parse(utf8, errors) is { } root ? PolicyReader.Read(root, errors) : null;

    private static DocumentValue Find(DocumentValue root, string map, string name) =>
        root.Members.First(member => member.Name == map).Members.First(member => member.Name == name);

    private static string Digest(ReadOnlySpan<byte> catalog, ReadOnlySpan<byte> policy)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendFramed(hash, catalog);
        AppendFramed(hash, policy);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length in front (8 bytes, big-endian) keeps bytes from moving between the two documents unnoticed.
    private static void AppendFramed(IncrementalHash hash, ReadOnlySpan<byte> document)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)document.Length);
        hash.AppendData(length);
        hash.AppendData(document);
    }
}

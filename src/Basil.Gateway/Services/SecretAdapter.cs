// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Gateway.Routing;
using Basil.Grains.Contracts;
using Basil.Protocol;
using Basil.Protocol.V1;
using Grpc.Core;
using CatalogEntry = Basil.Protocol.V1.CatalogEntry;
using CatalogKey = Basil.Core.Catalogs.CatalogEntry;

namespace Basil.Gateway.Services;

/// <summary>The contract's SecretService.</summary>
internal sealed class SecretAdapter(RequestPipeline pipeline, IReconcileCoordinator coordinator, GatewayLimits limits, TimeProvider time)
    : SecretService.SecretServiceBase
{
    /// <summary>The catalog alone is an answer, too; a listing waits for the states no longer than somebody at a terminal would.</summary>
    private static readonly TimeSpan StatesLimit = TimeSpan.FromSeconds(2);

    /// <summary>Any of these on a key makes the key visible in listings.</summary>
    private static readonly KeyOperation[] Reveal = [KeyOperation.List, KeyOperation.GetPublicKey, KeyOperation.Get];

    public override Task<GetSecretResponse> GetSecret(GetSecretRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.GetSecret, request.SecretId, context, (call, _) => Stubs.Refuse<GetSecretResponse>(
            KeyRules.Class(call, KeyClass.Value, KeyClass.Public) ?? Stubs.Unsupported("get")));

    public override Task<SetSecretResponse> SetSecret(SetSecretRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.SetSecret, request.SecretId, context, (call, _) => Stubs.Refuse<SetSecretResponse>(
            KeyRules.Cap("value", request.Value.Length, limits.MaxPayloadBytes)
            ?? KeyRules.Class(call, KeyClass.Value)
            ?? Stubs.Unsupported("set")));

    public override Task<RotateSecretResponse> RotateSecret(RotateSecretRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.RotateSecret, request.SecretId, context, (call, _) => Stubs.Refuse<RotateSecretResponse>(
            KeyRules.Class(call, KeyClass.Asymmetric, KeyClass.Symmetric, KeyClass.Value) ?? Stubs.Unsupported("rotate")));

    /// <summary>Lists what the caller may see, in name order; for a caller that is no subject, nothing.</summary>
    public override Task ListCatalog(ListCatalogRequest request, IServerStreamWriter<CatalogEntry> responses, ServerCallContext context) =>
        pipeline.RunAsync<bool>(OperationMap.ListCatalog, context, async (call, cancellationToken) =>
        {
            var visible = Visible(call, request.Prefix);
            if (visible.Count == 0)
            {
                return true;
            }

            var states = await StatesAsync(call, cancellationToken);
            foreach (var key in visible)
            {
                await responses.WriteAsync(Entry(key, states.GetValueOrDefault(key.Name.Value)), cancellationToken);
            }

            return true;
        });

    /// <summary>What the cluster knows of each key; nothing where it does not say so in time.</summary>
    private async Task<FrozenDictionary<string, KeyStatus>> StatesAsync(AuthorizedCall call, CancellationToken cancellationToken)
    {
        try
        {
            var limit = call.TimeLeft / 2 < StatesLimit ? call.TimeLeft / 2 : StatesLimit;
            var report = await coordinator.GetReadinessAsync(call.Generation.Digest, cancellationToken).WaitAsync(limit, time, cancellationToken);
            if (report is { IsSuccess: true, Value.Rejection: null })
            {
                return report.Value.Keys.ToFrozenDictionary(state => state.Name, StringComparer.Ordinal);
            }
        }
        catch (TimeoutException)
        {
            // The catalog's own word follows; the next listing finds what this walk found out.
        }

        return FrozenDictionary<string, KeyStatus>.Empty;
    }

    private static List<CatalogKey> Visible(AuthorizedCall call, string prefix) => call.Subject is not { } subject
        ? []
        : [.. call.Generation.Catalog.Keys
            .Where(key => key.Name.Value.StartsWith(prefix, StringComparison.Ordinal))
            .Where(key => Reveal.Any(operation => call.Generation.Policy.Decide(call.Generation.Catalog, subject, operation, key.Name.Value).IsAllowed))];

    /// <summary>The backend's word where it is known, else the catalog's with version 0.</summary>
    private static CatalogEntry Entry(CatalogKey key, KeyStatus? state)
    {
        var entry = new CatalogEntry
        {
            Name = key.Name.Value,
            Kind = key.Class.ToCatalogKind(),
            LatestVersion = state?.LatestVersion ?? 0,
        };
        var algorithm = state?.KeyType is { } token && KeyAlgorithmTokens.TryParse(token, out var reported) ? reported : key.Algorithm;
        if (key.Class is KeyClass.Asymmetric or KeyClass.Public && algorithm?.ToKeyType() is { } keyType)
        {
            entry.KeyType = keyType;
        }

        return entry;
    }
}

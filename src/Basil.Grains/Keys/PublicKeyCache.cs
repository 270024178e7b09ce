// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Backends;
using Basil.Core.Keys;

namespace Basil.Grains.Keys;

/// <summary>Keeps one imported public key. It never expires by itself: it is dropped when the key's path is seen to name another key.</summary>
/// <remarks>
/// Used on the grain's turn only. A fetch belongs to all who wait for it: it has a limit of its own, and no caller's cancellation ends it.
/// A fetch that was under way when the cache was told to forget does not fill it.
/// </remarks>
/// <param name="key">The key in its backend.</param>
/// <param name="backend">Where it is.</param>
/// <param name="environment">Clock, limits and metrics.</param>
/// <param name="broken">Reports an exception of the backend's adapter and says what it is to callers.</param>
/// <param name="lifetime">Ends a fetch when the key is given up.</param>
internal sealed class PublicKeyCache(
    BackendKey key,
    IKeyBackend backend,
    KeyEnvironment environment,
    Func<Exception, BackendFault> broken,
    CancellationToken lifetime) : IDisposable
{
    private CachedPublicKey? _cached;
    private Task<BackendResult<CachedPublicKey>>? _fetch;
    private BackendFault? _fault;
    private DateTimeOffset _retryAt;
    private int _failures;
    private int _epoch;

    internal CachedPublicKey? Current => _cached;

    internal void Forget()
    {
        _epoch++;
        _fetch = null;
        _fault = null;
        _failures = 0;
        _cached?.Verification.Dispose();
        _cached = null;
    }

    /// <summary>The cached key, or the one that is being fetched; a failed fetch is the answer for a short while.</summary>
    internal Task<BackendResult<CachedPublicKey>> GetAsync(CancellationToken cancellationToken)
    {
        if (_cached is not null)
        {
            return Task.FromResult<BackendResult<CachedPublicKey>>(_cached);
        }

        if (_fault is not null && environment.Time.GetUtcNow() < _retryAt)
        {
            return Task.FromResult<BackendResult<CachedPublicKey>>(_fault);
        }

        _fetch ??= FetchAsync(_epoch);
        return _fetch.WaitAsync(cancellationToken);
    }

    public void Dispose() => Forget();

    private async Task<BackendResult<CachedPublicKey>> FetchAsync(int epoch)
    {
        // Yielding first lets the caller record the flight before it can end.
        await Task.Yield();
        environment.Metrics.PublicKeyFetched();
        var result = await FetchAndImportAsync();
        if (epoch != _epoch)
        {
            if (result.IsSuccess)
            {
                result.Value.Verification.Dispose();
            }

            return result;
        }

        _fetch = null;
        if (result.IsSuccess)
        {
            _cached = result.Value;
            _fault = null;
            _failures = 0;
        }
        else
        {
            _fault = result.Fault;
            _failures++;
            _retryAt = environment.Time.GetUtcNow() + environment.Options.ProbeBackoff(_failures, result.Fault.RetryAfter);
        }

        return result;
    }

    private async Task<BackendResult<CachedPublicKey>> FetchAndImportAsync()
    {
        using var limit = new CancellationTokenSource(environment.Options.ProbeTimeout, environment.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, lifetime);
        try
        {
            var answer = await backend.GetPublicKeyAsync(key, linked.Token);
            if (!answer.IsSuccess)
            {
                return answer.Fault;
            }

            // Importing costs up to 1.5 ms for the larger curves; the turn is for many callers.
            var imported = await Task.Run(() => VerificationKey.Import(answer.Value.Material), linked.Token);
            return new CachedPublicKey(answer.Value.Material, answer.Value.BackendKeyId, new SharedVerificationKey(imported));
        }
        catch (CryptographicException)
        {
            return new BackendFault(BackendFaultKind.Rejected, "bad_public_key", "The backend's public key is no point of the key's curve.");
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            return new BackendFault(BackendFaultKind.Unreachable, "timeout", "The backend did not give the public key in time.");
        }
        catch (Exception e)
        {
            return broken(e);
        }
    }
}

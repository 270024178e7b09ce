// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Basil.Core.Backends;
using Basil.Grains.Keys;

namespace Basil.Grains.Tests.Fakes;

/// <summary>A backend in memory that counts its calls and can be told to fault, to wait, and to move paths.</summary>
internal sealed class FakeKeyBackend : IKeyBackend, IKeyBackends
{
    private readonly ConcurrentDictionary<string, FakeKey> _byPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(BackendCall, string), int> _counts = new();
    private readonly ConcurrentDictionary<(BackendCall, string), BackendFault> _faults = new();
    private readonly ConcurrentDictionary<(BackendCall, string), Gate> _gates = new();
    private readonly ConcurrentDictionary<(BackendCall, string), Exception> _bugs = new();
    private readonly ConcurrentDictionary<string, CreatedKey> _races = new(StringComparer.Ordinal);
    private int _total;
    private int _atOnce;

    public string Kind => "aws-kms";

    public BackendCapabilities Capabilities => BackendCapabilities.AwsKms;

    internal int Total => Volatile.Read(ref _total);

    /// <summary>The calls that are in progress now.</summary>
    internal int AtOnce => Volatile.Read(ref _atOnce);

    internal int Count(BackendCall call, string path) => _counts.GetValueOrDefault((call, path));

    internal FakeKey this[string path]
    {
        get => _byPath[path];
        set => _byPath[path] = value;
    }

    internal void Remove(string path) => _byPath.TryRemove(path, out _);

    internal bool Has(string path) => _byPath.ContainsKey(path);

    internal void Fault(BackendCall call, string path, BackendFaultKind kind, string code = "scripted", string? missingAction = null, string? orphan = null) =>
        _faults[(call, path)] = new BackendFault(kind, code, "A scripted fault.", missingAction, OrphanBackendKeyId: orphan);

    internal void Heal(BackendCall call, string path) => _faults.TryRemove((call, path), out _);

    /// <summary>The next such call throws, as no adapter should.</summary>
    internal void ThrowOnce(BackendCall call, string path, Exception bug) => _bugs[(call, path)] = bug;

    internal Gate Hold(BackendCall call, string path) => _gates.GetOrAdd((call, path), _ => new Gate());

    internal void Release(BackendCall call, string path)
    {
        if (_gates.TryRemove((call, path), out var gate))
        {
            gate.Open();
        }
    }

    /// <summary>The next creation at the path finds that somebody else's key was there first.</summary>
    internal string LoseRace(string path, FakeKey winner)
    {
        var orphan = $"arn:aws:kms:us-east-1:111122223333:key/{Guid.NewGuid()}";
        _races[path] = new CreatedKey(winner.Id, Adopted: true, orphan);
        return orphan;
    }

    public bool TryGet(string name, [NotNullWhen(true)] out IKeyBackend? backend)
    {
        backend = name == "kms" ? this : null;
        return backend is not null;
    }

    public Task<BackendResult<KeyDescription>> DescribeAsync(BackendKey key, CancellationToken cancellationToken) =>
        CallAsync<KeyDescription>(BackendCall.Describe, key, found => found.Describe(), cancellationToken);

    public Task<BackendResult<BackendPublicKey>> GetPublicKeyAsync(BackendKey key, CancellationToken cancellationToken) =>
        CallAsync<BackendPublicKey>(BackendCall.GetPublicKey, key, found => new BackendPublicKey(found.PublicKey(), found.Id), cancellationToken);

    public Task<BackendResult<BackendSignature>> SignAsync(BackendKey key, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        CallAsync<BackendSignature>(BackendCall.Sign, key, found => Enabled(found) ?? (BackendResult<BackendSignature>)new BackendSignature(found.Sign(message.Span), found.Id), cancellationToken);

    public Task<BackendResult<BackendVerification>> VerifyAsync(
        BackendKey key,
        ReadOnlyMemory<byte> message,
        ReadOnlyMemory<byte> signature,
        CancellationToken cancellationToken) =>
        CallAsync<BackendVerification>(
            BackendCall.Verify,
            key,
            found => Enabled(found) ?? (BackendResult<BackendVerification>)Verdict(found.Verify(message.Span, signature.Span), found.Id),
            cancellationToken);

    /// <summary>As KMS does: a mismatch names no key.</summary>
    private static BackendVerification Verdict(bool isValid, string id) => new(isValid, isValid ? id : null);

    public Task<BackendResult<BackendBytes>> EncryptAsync(
        BackendKey key,
        ReadOnlyMemory<byte> plaintext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken) =>
        CallAsync<BackendBytes>(
            BackendCall.Encrypt,
            key,
            found => Enabled(found) ?? (BackendResult<BackendBytes>)new BackendBytes(found.Encrypt(plaintext.Span, (associatedData ?? default).Span), found.Id),
            cancellationToken);

    public Task<BackendResult<BackendBytes>> DecryptAsync(
        BackendKey key,
        ReadOnlyMemory<byte> ciphertext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken) =>
        CallAsync<BackendBytes>(
            BackendCall.Decrypt,
            key,
            found => found.Decrypt(ciphertext.Span, (associatedData ?? default).Span) is { } plaintext
                ? new BackendBytes(plaintext, found.Id)
                : new BackendFault(BackendFaultKind.DecryptFailed, "InvalidCiphertextException", "It does not decrypt."),
            cancellationToken);

    public async Task<BackendResult<CreatedKey>> CreateAsync(BackendKey key, CancellationToken cancellationToken)
    {
        if (await EnterAsync(BackendCall.Create, key.Path, cancellationToken) is { } fault)
        {
            return fault;
        }

        if (_races.TryRemove(key.Path, out var lost))
        {
            return lost;
        }

        var created = new FakeKey(key.Algorithm);
        return _byPath.TryAdd(key.Path, created)
            ? new CreatedKey(created.Id, Adopted: false, OrphanBackendKeyId: null)
            : new CreatedKey(_byPath[key.Path].Id, Adopted: true, created.Id);
    }

    private static BackendFault? Enabled(FakeKey key) => key.State == KeyMaterialState.Enabled
        ? null
        : new BackendFault(BackendFaultKind.Unusable, "DisabledException", "The key is disabled.");

    private async Task<BackendResult<T>> CallAsync<T>(
        BackendCall call,
        BackendKey key,
        Func<FakeKey, BackendResult<T>> answer,
        CancellationToken cancellationToken)
        where T : notnull
    {
        if (await EnterAsync(call, key.Path, cancellationToken) is { } fault)
        {
            return fault;
        }

        return _byPath.TryGetValue(key.Path, out var found)
            ? answer(found)
            : new BackendFault(BackendFaultKind.Absent, "NotFoundException", "There is no such key.");
    }

    private async Task<BackendFault?> EnterAsync(BackendCall call, string path, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _total);
        _counts.AddOrUpdate((call, path), 1, (_, count) => count + 1);
        Interlocked.Increment(ref _atOnce);
        try
        {
            await Task.Yield();
            if (_gates.TryGetValue((call, path), out var gate) || _gates.TryGetValue((call, "*"), out gate))
            {
                await gate.PassAsync(cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (_bugs.TryRemove((call, path), out var bug))
            {
                throw bug;
            }

            return _faults.GetValueOrDefault((call, path)) ?? _faults.GetValueOrDefault((call, "*"));
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }
}

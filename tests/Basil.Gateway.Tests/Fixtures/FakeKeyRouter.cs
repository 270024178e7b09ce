// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Basil.Core.Errors;
using Basil.Gateway.Authorization;
using Basil.Gateway.Routing;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>Answers as a cluster would, remembers what it was asked, and fails or hangs where a test says so.</summary>
internal sealed class FakeKeyRouter : IKeyRouter
{
    internal const string BackendKeyId = "arn:aws:kms:eu-central-1:111122223333:key/0";

    internal ConcurrentQueue<Request> Requests { get; } = new();

    internal Func<Request, CancellationToken, Task<BrokerError?>> Behave { get; set; } = (_, _) => Task.FromResult<BrokerError?>(null);

    public Task<Routed<byte[]>> SignAsync(AuthorizedCall call, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        AnswerAsync(new Request(call, message), new byte[64], cancellationToken);

    public Task<Routed<bool>> VerifyAsync(AuthorizedCall call, ReadOnlyMemory<byte> message, ReadOnlyMemory<byte> signature, CancellationToken cancellationToken) =>
        AnswerAsync(new Request(call, message, signature), signature.Length == 64, cancellationToken);

    public Task<Routed<KeyPublicKey>> GetPublicKeyAsync(AuthorizedCall call, uint? version, CancellationToken cancellationToken) =>
        AnswerAsync(new Request(call, Version: version), new KeyPublicKey("ecdsa-p256", new byte[65], 1), cancellationToken);

    public Task<Routed<KeyCiphertext>> EncryptAsync(AuthorizedCall call, ReadOnlyMemory<byte> plaintext, ReadOnlyMemory<byte>? associatedData, CancellationToken cancellationToken) =>
        AnswerAsync(new Request(call, plaintext, AssociatedData: associatedData), new KeyCiphertext(plaintext.ToArray(), 1), cancellationToken);

    public Task<Routed<byte[]>> DecryptAsync(AuthorizedCall call, ReadOnlyMemory<byte> ciphertext, ReadOnlyMemory<byte>? associatedData, uint keyVersion, CancellationToken cancellationToken) =>
        AnswerAsync(new Request(call, ciphertext, AssociatedData: associatedData, Version: keyVersion), ciphertext.ToArray(), cancellationToken);

    public Task<Routed<MintedToken>> MintJwtAsync(AuthorizedCall call, string subject, TimeSpan? timeToLive, ReadOnlyMemory<byte> extraClaims, CancellationToken cancellationToken) =>
        AnswerAsync(new Request(call, extraClaims), new MintedToken("h.p." + subject, timeToLive is { } ttl ? (long)ttl.TotalSeconds : null), cancellationToken);

    public Task<Routed<KeyPublicKey>> CreateAsync(AuthorizedCall call, CancellationToken cancellationToken) =>
        AnswerAsync(new Request(call), new KeyPublicKey("ecdsa-p256", new byte[65], 1), cancellationToken);

    private async Task<Routed<T>> AnswerAsync<T>(Request request, T answer, CancellationToken cancellationToken)
        where T : notnull
    {
        Requests.Enqueue(request);
        var error = await Behave(request, cancellationToken);
        return error is null ? new Routed<T>(answer, BackendKeyId) : new Routed<T>(error, null);
    }

    internal sealed record Request(
        AuthorizedCall Call,
        ReadOnlyMemory<byte> Payload = default,
        ReadOnlyMemory<byte> Signature = default,
        ReadOnlyMemory<byte>? AssociatedData = null,
        uint? Version = null);
}

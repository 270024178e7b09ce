// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Authorization;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Routing;

/// <summary>The way to the owner of the call's key. One attempt each; expected failures, an unreachable cluster among them, are values.</summary>
/// <remarks>Cancelling the token ends the wait with <see cref="OperationCanceledException"/>; the work may still happen.</remarks>
internal interface IKeyRouter
{
    Task<Routed<byte[]>> SignAsync(AuthorizedCall call, ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    Task<Routed<bool>> VerifyAsync(
        AuthorizedCall call,
        ReadOnlyMemory<byte> message,
        ReadOnlyMemory<byte> signature,
        CancellationToken cancellationToken);

    Task<Routed<KeyPublicKey>> GetPublicKeyAsync(AuthorizedCall call, uint? version, CancellationToken cancellationToken);

    Task<Routed<KeyCiphertext>> EncryptAsync(
        AuthorizedCall call,
        ReadOnlyMemory<byte> plaintext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken);

    Task<Routed<byte[]>> DecryptAsync(
        AuthorizedCall call,
        ReadOnlyMemory<byte> ciphertext,
        ReadOnlyMemory<byte>? associatedData,
        uint keyVersion,
        CancellationToken cancellationToken);

    Task<Routed<MintedToken>> MintJwtAsync(
        AuthorizedCall call,
        string subject,
        TimeSpan? timeToLive,
        ReadOnlyMemory<byte> extraClaims,
        CancellationToken cancellationToken);

    /// <summary>Creates the key; never sent twice.</summary>
    Task<Routed<KeyPublicKey>> CreateAsync(AuthorizedCall call, CancellationToken cancellationToken);
}

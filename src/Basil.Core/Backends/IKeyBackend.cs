// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>The port to where keys live. The private key never leaves the backend.</summary>
/// <remarks>
/// <para>Promises of every implementation, held by the conformance suite: failures are values, never exceptions, except for a bug;
/// a cancelled token ends the call promptly with <see cref="OperationCanceledException"/>; every call is bounded in time by its token and by the
/// implementation's own attempt limit; signatures are fixed-width; the answer names the key that really acted.</para>
/// <para><see cref="CreateAsync"/> sends the creating request exactly once. All other calls may be repeated by the implementation.</para>
/// </remarks>
internal interface IKeyBackend
{
    /// <summary>The catalog's word for the kind, for example <c>aws-kms</c>.</summary>
    string Kind { get; }

    BackendCapabilities Capabilities { get; }

    /// <summary>Asks whether the key exists and what it is, without changing anything.</summary>
    Task<BackendResult<KeyDescription>> DescribeAsync(BackendKey key, CancellationToken cancellationToken);

    Task<BackendResult<BackendPublicKey>> GetPublicKeyAsync(BackendKey key, CancellationToken cancellationToken);

    /// <summary>Signs the whole message; ECDSA messages are hashed here, Ed25519 messages are sent as they are (1 to 4,096 bytes on KMS).</summary>
    Task<BackendResult<BackendSignature>> SignAsync(BackendKey key, ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Has the backend check a fixed-width signature. A mismatch is the value false, not a fault.</summary>
    Task<BackendResult<BackendVerification>> VerifyAsync(
        BackendKey key,
        ReadOnlyMemory<byte> message,
        ReadOnlyMemory<byte> signature,
        CancellationToken cancellationToken);

    /// <summary>Encrypts 1 to 4,096 bytes. Absent and empty associated data differ.</summary>
    Task<BackendResult<BackendBytes>> EncryptAsync(
        BackendKey key,
        ReadOnlyMemory<byte> plaintext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken);

    Task<BackendResult<BackendBytes>> DecryptAsync(
        BackendKey key,
        ReadOnlyMemory<byte> ciphertext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken);

    /// <summary>Creates the key at its path and makes the path name it. Adopts the winner where the path is taken meanwhile.</summary>
    Task<BackendResult<CreatedKey>> CreateAsync(BackendKey key, CancellationToken cancellationToken);
}

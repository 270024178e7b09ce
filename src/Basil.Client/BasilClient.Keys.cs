// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Client.Calls;
using Basil.Protocol.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Basil.Client;

/// <content>Calls that use keys.</content>
public sealed partial class BasilClient
{
    /// <summary>Signs a message with a key of the catalog, in the way that its type prescribes.</summary>
    /// <param name="keyId">The key. Needs <c>sign</c>.</param>
    /// <param name="message">The whole message, not a digest; the broker hashes for ECDSA. Ed25519 keys on KMS take 1 to 4,096 bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Ed25519: 64 bytes. ECDSA: r and s side by side, 64, 96 or 132 bytes (RFC 7518 section 3.4).</returns>
    public Task<byte[]> SignAsync(string keyId, ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        var request = new SignRequest { KeyId = keyId, Message = WireBytes.Wrap(message) };
        var call = _signing.SignAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "sign", static response => WireBytes.Take(response.Signature), cancellationToken);
    }

    /// <summary>As <see cref="SignAsync"/>, for callers that cannot wait otherwise than by blocking their thread.</summary>
    internal byte[] Sign(string keyId, ReadOnlyMemory<byte> message)
    {
        try
        {
            var request = new SignRequest { KeyId = keyId, Message = WireBytes.Wrap(message) };
            return WireBytes.Take(_signing.Sign(request, Bounded(CancellationToken.None)).Signature);
        }
        catch (RpcException e)
        {
            throw CallFailure.Translate(e, "sign", SocketPath, CancellationToken.None);
        }
    }

    /// <summary>Checks a signature.</summary>
    /// <param name="keyId">The key. Needs <c>verify</c>.</param>
    /// <param name="message">The whole message, as it was signed.</param>
    /// <param name="signature">The signature, encoded as <see cref="SignAsync"/> gives it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is right. A wrong one is no exception; an exception means that it could not be checked.</returns>
    public Task<bool> VerifyAsync(
        string keyId, ReadOnlyMemory<byte> message, ReadOnlyMemory<byte> signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        var request = new VerifyRequest { KeyId = keyId, Message = WireBytes.Wrap(message), Signature = WireBytes.Wrap(signature) };
        var call = _signing.VerifyAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "verify", static response => response.Valid, cancellationToken);
    }

    /// <summary>Reads the public half of a signing key.</summary>
    /// <param name="keyId">The key. Needs <c>get_public_key</c>.</param>
    /// <param name="version">The version, from 1; null for the one now served.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilPublicKey> GetPublicKeyAsync(string keyId, uint? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        var request = new GetPublicKeyRequest { KeyId = keyId };
        if (version is { } wanted)
        {
            request.Version = wanted;
        }

        var call = _signing.GetPublicKeyAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "get_public_key", static response => response.ToResult(), cancellationToken);
    }

    /// <summary>Makes new key material in the backend of a catalog key.</summary>
    /// <param name="keyId">The catalog key that authorizes. Needs <c>new_key</c>.</param>
    /// <param name="keyType">The type to make.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilNewKey> NewKeyAsync(string keyId, BasilKeyType keyType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        var request = new NewKeyRequest { KeyId = keyId, KeyType = (KeyType)keyType };
        var call = _signing.NewKeyAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "new_key", static response => new BasilNewKey(response.KeyId, response.PublicKey.Memory), cancellationToken);
    }

    /// <summary>Encrypts under a symmetric key.</summary>
    /// <param name="keyId">The key. Needs <c>encrypt</c>.</param>
    /// <param name="plaintext">1 to 4,096 bytes on KMS.</param>
    /// <param name="associatedData">Data to be bound to the ciphertext and given again to decrypt. Null and empty differ.</param>
    /// <param name="algorithm">The suite, which must be the key's own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilCiphertext> EncryptAsync(
        string keyId,
        ReadOnlyMemory<byte> plaintext,
        ReadOnlyMemory<byte>? associatedData = null,
        BasilAeadAlgorithm algorithm = BasilAeadAlgorithm.Aes256Gcm,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        var request = new EncryptRequest { KeyId = keyId, Algorithm = (AeadAlgorithm)algorithm, Plaintext = WireBytes.Wrap(plaintext) };
        if (associatedData is { } aad)
        {
            request.Aad = WireBytes.Wrap(aad);
        }

        var call = _aead.EncryptAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "encrypt", static response => response.ToResult(), cancellationToken);
    }

    /// <summary>Opens what <see cref="EncryptAsync"/> gave.</summary>
    /// <param name="keyId">The key that encrypted. Needs <c>decrypt</c>.</param>
    /// <param name="ciphertext">What was given.</param>
    /// <param name="associatedData">The same as when it was encrypted. Null and empty differ.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plaintext, in an array of the caller's own to clear.</returns>
    /// <exception cref="BasilException">
    /// <c>DECRYPT_FAILED</c>: key, ciphertext and associated data do not belong together; which is wrong is not told.
    /// </exception>
    public Task<byte[]> DecryptAsync(
        string keyId, BasilCiphertext ciphertext, ReadOnlyMemory<byte>? associatedData = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        ArgumentNullException.ThrowIfNull(ciphertext);
        var request = new DecryptRequest { KeyId = keyId, Envelope = ciphertext.ToEnvelope() };
        if (associatedData is { } aad)
        {
            request.Aad = WireBytes.Wrap(aad);
        }

        var call = _aead.DecryptAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "decrypt", static response => WireBytes.Take(response.Plaintext), cancellationToken);
    }

    /// <summary>Mints a JSON Web Token (RFC 7519) that a signing key issues.</summary>
    /// <param name="keyId">The issuer, which becomes <c>iss</c>. Needs <c>mint</c>.</param>
    /// <param name="subject">The <c>sub</c> claim.</param>
    /// <param name="lifetime">How long the token lives, rounded up to whole seconds; null for a token without end.</param>
    /// <param name="claimsJson">More claims, a JSON object; null for none. It may not set iss, sub, iat, exp, nbf or jti.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilToken> MintJwtAsync(
        string keyId, string subject, TimeSpan? lifetime = null, string? claimsJson = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        ArgumentNullException.ThrowIfNull(subject);
        var request = new MintJwtRequest
        {
            KeyId = keyId,
            Subject = subject,
            Ttl = lifetime is { } ttl ? Duration.FromTimeSpan(ttl) : null,
            ExtraClaimsJson = claimsJson is null ? ByteString.Empty : ByteString.CopyFromUtf8(claimsJson),
        };
        var call = _minting.MintJwtAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "mint", static response => response.ToResult(), cancellationToken);
    }

    /// <summary>Makes a new version of a key and serves it from then on.</summary>
    /// <param name="keyId">The key. Needs <c>rotate</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The version served from then on.</returns>
    public Task<uint> RotateSecretAsync(string keyId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        var request = new RotateSecretRequest { SecretId = keyId };
        var call = _secrets.RotateSecretAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "rotate_secret", static response => response.Version, cancellationToken);
    }
}

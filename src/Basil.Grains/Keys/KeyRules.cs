// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Catalogs;
using Basil.Core.Errors;
using Basil.Core.Keys;

namespace Basil.Grains.Keys;

/// <summary>What a call must satisfy before the backend is troubled, checked again in the silo: a gateway may be older or wrong.</summary>
internal static class KeyRules
{
    /// <summary>The only version there is until keys rotate.</summary>
    internal const uint FirstVersion = 1;

    internal static BrokerError? CheckSigner(KeyAlgorithm algorithm) =>
        algorithm.IsEllipticCurveSignature() ? null : Misfit("signatures", algorithm);

    internal static BrokerError? CheckCipher(KeyAlgorithm algorithm) =>
        algorithm is KeyAlgorithm.Aes256Gcm or KeyAlgorithm.ChaCha20Poly1305 ? null : Misfit("encryption", algorithm);

    internal static BrokerError? CheckMessage(KeyAlgorithm algorithm, int length, BackendCapabilities capabilities) => (algorithm, length) switch
    {
        (not (KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey), _) => null,
        (_, 0) => BrokerError.InvalidRequest("the message is empty"),
        _ when length > capabilities.MaxRawMessageBytes => TooLarge("message", capabilities.MaxRawMessageBytes),
        _ => null,
    };

    internal static BrokerError? CheckPlaintext(int length, BackendCapabilities capabilities) => length switch
    {
        0 => BrokerError.InvalidRequest("the plaintext is empty"),
        _ when length > capabilities.MaxPlaintextBytes => TooLarge("plaintext", capabilities.MaxPlaintextBytes),
        _ => null,
    };

    internal static BrokerError? CheckVersion(uint? version) =>
        version is null or FirstVersion ? null : BrokerError.InvalidRequest("the key has no such version");

    /// <summary>Whether Basil may create keys of this type there: the backend offers it and the catalog does not leave it out.</summary>
    /// <remarks><c>mintKeyTypes</c> holds for signing keys and for encryption keys alike; a backend entry that declares nothing at all forbids nothing.</remarks>
    internal static BrokerError? CheckMint(CatalogEntry entry, CatalogBackend? declared, BackendCapabilities capabilities)
    {
        if (entry.Algorithm is not { } algorithm || !capabilities.Algorithms.Contains(algorithm))
        {
            return new(ErrorReason.UnsupportedAlgorithm, "the key's backend does not offer its type");
        }

        return declared is null or { IsUndeclared: true } || declared.MintKeyTypes.Contains(algorithm)
            ? null
            : new(ErrorReason.UnsupportedAlgorithm, $"the catalog does not let keys of type {algorithm.Token()} be created in the key's backend");
    }

    private static BrokerError Misfit(string what, KeyAlgorithm algorithm) =>
        BrokerError.InvalidRequest($"a key of type {algorithm.Token()} is not for {what}");

    private static BrokerError TooLarge(string what, int limit) =>
        new(ErrorReason.PayloadTooLarge, $"the {what} is larger than the {limit} bytes that the key's backend takes");
}

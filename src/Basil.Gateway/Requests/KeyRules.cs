// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Catalogs;
using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Protocol;
using Basil.Protocol.V1;
using CatalogEntry = Basil.Core.Catalogs.CatalogEntry;

namespace Basil.Gateway.Requests;

/// <summary>What the pinned catalog says about a request before anybody is asked: class, algorithm, size. The key's owner checks again.</summary>
internal static class KeyRules
{
    /// <summary>The largest ciphertext of one Decrypt call (KMS API Reference, Decrypt, CiphertextBlob).</summary>
    private const int MaxCiphertextBytes = 6144;

    /// <summary>The only kind of backend that a generation can have in this build.</summary>
    private static BackendCapabilities Capabilities => BackendCapabilities.AwsKms;

    internal static BrokerError? Class(AuthorizedCall call, params ReadOnlySpan<KeyClass> allowed) =>
        allowed.Contains(call.Key.Class) ? null : WrongClass(call, call.Key);

    internal static BrokerError WrongClass(AuthorizedCall call, CatalogEntry key) =>
        BrokerError.InvalidRequest($"operation {call.Rpc.Name} is not valid for key {key.Name} of class {CatalogTokens.Classes[key.Class]}");

    internal static BrokerError? Algorithm(SigningAlgorithm algorithm) =>
        algorithm.IsKnown() ? null : BrokerError.InvalidRequest($"unknown signing algorithm {(int)algorithm}");

    /// <summary>Whether the key's backend serves the key's type at all.</summary>
    internal static BrokerError? Served(CatalogEntry key) => key.Algorithm is { } algorithm && Capabilities.Algorithms.Contains(algorithm)
        ? null
        : new BrokerError(ErrorReason.UnsupportedAlgorithm, $"unsupported key type: {key.Algorithm?.Token() ?? "none"}");

    /// <summary>Ed25519 signs the message itself, which the backend takes only up to a size; ECDSA signs a hash of it.</summary>
    internal static BrokerError? SignableMessage(CatalogEntry key, int length)
    {
        if (key.Algorithm is not (KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey))
        {
            return null;
        }

        return Size("message", length, Capabilities.MaxRawMessageBytes);
    }

    internal static BrokerError? Plaintext(int length) => Size("plaintext", length, Capabilities.MaxPlaintextBytes);

    /// <summary>A length that no ciphertext of the backend has is one more way of not decrypting.</summary>
    internal static BrokerError? Ciphertext(int length) => length is 0 or > MaxCiphertextBytes ? BrokerError.DecryptFailed : null;

    internal static BrokerError? Known(AeadAlgorithm algorithm) => algorithm switch
    {
        AeadAlgorithm.Unspecified => BrokerError.InvalidRequest("missing AEAD algorithm"),
        _ when algorithm.ToKeyAlgorithm() is null => BrokerError.InvalidRequest($"unknown AEAD algorithm {(int)algorithm}"),
        _ => null,
    };

    internal static BrokerError? Matches(CatalogEntry key, AeadAlgorithm algorithm) => algorithm.ToKeyAlgorithm() is { } wanted && wanted == key.Algorithm
        ? null
        : BrokerError.InvalidRequest($"key {key.Name} is of type {key.Algorithm?.Token() ?? "none"}, not {algorithm.ToKeyAlgorithm()?.Token()}");

    /// <summary>The wire's key type as one that could be created or imported.</summary>
    internal static BrokerError? KeyType(KeyType keyType) => keyType.ToKeyAlgorithm() switch
    {
        null when keyType == Protocol.V1.KeyType.Unspecified => BrokerError.InvalidRequest("missing key type"),
        null => BrokerError.InvalidRequest($"unknown key type {(int)keyType}"),
        { } algorithm when !Capabilities.Algorithms.Contains(algorithm) =>
            new BrokerError(ErrorReason.UnsupportedAlgorithm, $"unsupported key type: {algorithm.Token()}"),
        _ => null,
    };

    /// <summary>A limit of the gateway's own, which may be larger than the backend's.</summary>
    internal static BrokerError? Cap(string what, long length, int max) => length > max
        ? new BrokerError(ErrorReason.PayloadTooLarge, $"{what} has {length} bytes; at most {max} are taken")
        : null;

    private static BrokerError? Size(string what, int length, int max) =>
        length == 0 ? BrokerError.InvalidRequest($"{what} is empty") : Cap(what, length, max);
}

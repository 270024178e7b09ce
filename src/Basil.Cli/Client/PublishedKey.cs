// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using Basil.Client;
using Basil.Core.Keys;

namespace Basil.Cli.Client;

/// <summary>A public key as the broker gave it. Brokers with other backends give PEM text where KMS-backed ones give the key's own bytes.</summary>
/// <param name="Answer">The broker's answer.</param>
internal sealed record PublishedKey(BasilPublicKey Answer)
{
    private static ReadOnlySpan<byte> PemStart => "-----BEGIN"u8;

    internal string KeyId => Answer.KeyId;

    internal string KeyType => Answer.KeyType.Word();

    internal uint Version => Answer.Version;

    /// <summary>The bytes as given.</summary>
    internal ReadOnlySpan<byte> Raw => Answer.PublicKey.Span;

    /// <summary>DER.</summary>
    /// <exception cref="CryptographicException">The key has no such form.</exception>
    internal byte[] SubjectPublicKeyInfo => Answer.ExportSubjectPublicKeyInfo();

    /// <summary>The vocabulary's name of the type, or null for one that makes no elliptic-curve signatures.</summary>
    internal KeyAlgorithm? Algorithm =>
        KeyAlgorithmTokens.TryParse(KeyType, out var algorithm) && algorithm.IsEllipticCurveSignature() ? algorithm : null;

    internal static PublishedKey Of(BasilPublicKey answer)
    {
        var key = new PublishedKey(answer);
        if (!key.Raw.StartsWith(PemStart) || key.Algorithm is not { } algorithm)
        {
            return key;
        }

        try
        {
            var text = Encoding.ASCII.GetString(key.Raw);
            var pem = PemEncoding.Find(text);
            var der = Convert.FromBase64String(text[pem.Base64Data]);
            return new PublishedKey(answer with { PublicKey = PublicKeyMaterial.FromSubjectPublicKeyInfo(algorithm, der).Raw });
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return key;
        }
    }
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Processes;

/// <summary>openssl as a judge of signatures and exported public keys.</summary>
internal static class OpenSsl
{
    internal static async Task AssertVerifiesAsync(bool ed25519, string pem, byte[] message, byte[] signature, CancellationToken cancellationToken)
    {
        var openssl = ExternalTool.Require("openssl");
        using var directory = new TemporaryDirectory();
        var (key, data, sig) = (directory.File("key.pem"), directory.File("message"), directory.File("signature"));
        await File.WriteAllTextAsync(key, pem + "\n", cancellationToken);
        await File.WriteAllBytesAsync(data, message, cancellationToken);
        await File.WriteAllBytesAsync(sig, ed25519 ? signature : ToDer(signature), cancellationToken);

        string[] arguments = ed25519
            ? ["pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", data, "-sigfile", sig]
            : ["dgst", Hash(signature.Length), "-verify", key, "-signature", sig, data];
        var (exitCode, _, errors) = await ChildProcess.RunAsync(openssl, arguments, cancellationToken: cancellationToken);

        Assert.True(exitCode == 0, $"openssl does not accept the signature: {errors}");
    }

    private static string Hash(int signatureLength) => signatureLength switch
    {
        64 => "-sha256",
        96 => "-sha384",
        132 => "-sha512",
        _ => throw new CryptographicException($"No ECDSA signature of ours has {signatureLength} bytes."),
    };

    private static byte[] ToDer(byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature.AsSpan(0, signature.Length / 2), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature.AsSpan(signature.Length / 2), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.Testing;

namespace Basil.DevKms.Tests.Cryptography;

public sealed class OpenSslTests
{
    [Theory]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "sha256")]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384", "sha384")]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512", "sha512")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", null)]
    public async Task OpenSSL_verifies_the_signature_with_the_exported_public_key(string spec, string algorithm, string? digest)
    {
        var openssl = ExternalTool.Require("openssl");
        var token = TestContext.Current.CancellationToken;
        await using var endpoint = await TestEndpoint.StartAsync();
        using var directory = new TemporaryDirectory();
        var key = await endpoint.CreateKeyAsync(new KeySpec(spec));
        var message = "judged from outside"u8.ToArray();
        var publicKey = await endpoint.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key.KeyId }, token);
        await File.WriteAllBytesAsync(directory.File("public.der"), publicKey.PublicKey.ToArray(), token);
        await File.WriteAllBytesAsync(directory.File("message"), message, token);
        await File.WriteAllBytesAsync(
            directory.File("signature"), (await endpoint.SignAsync(key.KeyId, message, algorithm)).Signature.ToArray(), token);
        string[] hashing = digest is null ? ["-rawin"] : ["-rawin", "-digest", digest];

        var (exitCode, _, errors) = await ChildProcess.RunAsync(
            openssl,
            [
                "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", directory.File("public.der"),
                "-in", directory.File("message"), "-sigfile", directory.File("signature"), .. hashing,
            ],
            cancellationToken: token);

        Assert.True(exitCode == 0, errors);
    }
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.DevKms.Persistence;
using Basil.DevKms.Quotas;
using Basil.Testing;

namespace Basil.DevKms.Tests.Persistence;

public sealed class StateFileTests
{
    private static readonly QuotaOptions NoQuotas = new() { Enabled = false };

    [Fact]
    public async Task Keys_aliases_and_states_outlive_the_endpoint()
    {
        using var directory = new TemporaryDirectory();
        var options = new DevKmsOptions { StateFile = directory.File("kms.json"), Quotas = NoQuotas };
        var token = TestContext.Current.CancellationToken;
        string[] specs = ["ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_NIST_EDWARDS25519", "SYMMETRIC_DEFAULT"];
        var before = new List<KeyMetadata>();
        var publicKeys = new List<byte[]>();
        byte[] ciphertext;
        await using (var endpoint = await TestEndpoint.StartAsync(options))
        {
            foreach (var spec in specs)
            {
                before.Add(await endpoint.CreateKeyAsync(new KeySpec(spec), multiRegion: spec == "ECC_NIST_P384"));
                await endpoint.CreateAliasAsync($"alias/{spec}", before[^1].KeyId);
            }

            foreach (var key in before.Take(4))
            {
                publicKeys.Add((await endpoint.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key.KeyId }, token)).PublicKey.ToArray());
            }

            ciphertext = (await endpoint.Kms.EncryptAsync(
                new EncryptRequest { KeyId = before[4].KeyId, Plaintext = new MemoryStream([9]) }, token)).CiphertextBlob.ToArray();
            await endpoint.Kms.DisableKeyAsync(before[0].KeyId, token);
            await endpoint.Kms.ScheduleKeyDeletionAsync(before[1].KeyId, 7, token);
        }

        await using var again = await TestEndpoint.StartAsync(options);

        foreach (var key in before)
        {
            var after = (await again.Kms.DescribeKeyAsync($"alias/{key.KeySpec}", token)).KeyMetadata;
            Assert.Equal((key.KeyId, key.Arn, key.CreationDate, key.CurrentKeyMaterialId), (after.KeyId, after.Arn, after.CreationDate, after.CurrentKeyMaterialId));
        }

        Assert.Equal(KeyState.Disabled, (await again.Kms.DescribeKeyAsync(before[0].KeyId, token)).KeyMetadata.KeyState);
        Assert.Equal(KeyState.PendingDeletion, (await again.Kms.DescribeKeyAsync(before[1].KeyId, token)).KeyMetadata.KeyState);
        Assert.Equal(publicKeys[2], (await again.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = before[2].KeyId }, token)).PublicKey.ToArray());
        Assert.Equal(publicKeys[3], (await again.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = before[3].KeyId }, token)).PublicKey.ToArray());
        await again.SignAsync("alias/ECC_NIST_EDWARDS25519", algorithm: "ED25519_SHA_512");
        await again.SignAsync("alias/ECC_NIST_P521", algorithm: "ECDSA_SHA_512");
        Assert.Equal([9], (await again.Kms.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(ciphertext) }, token)).Plaintext.ToArray());
    }

    [Fact]
    public async Task The_file_is_its_owners_only_and_says_what_it_is()
    {
        using var directory = new TemporaryDirectory();
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions { StateFile = directory.File("kms.json") });
        await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.File("kms.json")));
        }

        var text = await File.ReadAllTextAsync(directory.File("kms.json"), TestContext.Current.CancellationToken);
        Assert.Contains("DEVELOPMENT ONLY", text, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.File("kms.json.tmp")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"basil-devkms-state/1\"}")]
    [InlineData("{\"format\":\"other/1\",\"account\":\"000000000000\",\"region\":\"us-east-1\",\"keys\":[],\"aliases\":[]}")]
    [InlineData("{\"format\":\"basil-devkms-state/1\",\"account\":\"111111111111\",\"region\":\"us-east-1\",\"keys\":[],\"aliases\":[]}")]
    [InlineData("{\"format\":\"basil-devkms-state/1\",\"account\":\"000000000000\",\"region\":\"us-east-1\",\"keys\":[],\"aliases\":[],\"more\":1}")]
    [InlineData(
        "{\"format\":\"basil-devkms-state/1\",\"account\":\"000000000000\",\"region\":\"us-east-1\",\"keys\":[],\"aliases\":["
        + "{\"aliasName\":\"alias/a\",\"targetKeyId\":\"x\",\"creationDate\":\"2026-01-01T00:00:00Z\",\"lastUpdatedDate\":\"2026-01-01T00:00:00Z\"}]}")]
    [InlineData(
        "{\"format\":\"basil-devkms-state/1\",\"account\":\"000000000000\",\"region\":\"us-east-1\",\"aliases\":[],\"keys\":["
        + "{\"keyId\":\"11111111-2222-3333-4444-555555555555\",\"keySpec\":\"ECC_NIST_P256\",\"state\":\"Enabled\",\"creationDate\":\"2026-01-01T00:00:00Z\",\"privateKey\":\"AAAA\"}]}")]
    [InlineData(
        "{\"format\":\"basil-devkms-state/1\",\"account\":\"000000000000\",\"region\":\"us-east-1\",\"aliases\":[],\"keys\":["
        + "{\"keyId\":\"11111111-2222-3333-4444-555555555555\",\"keySpec\":\"ECC_NIST_EDWARDS25519\",\"state\":\"Enabled\",\"creationDate\":\"2026-01-01T00:00:00Z\",\"privateKey\":\"AAAA\"}]}")]
    public async Task A_file_that_cannot_be_understood_is_named_and_left_alone(string content)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("kms.json");
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(path, content, token);

        var exception = await Assert.ThrowsAsync<DevKmsStateException>(
            () => DevKmsServer.StartAsync(new DevKmsOptions { StateFile = path }, cancellationToken: token));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(path, token));
    }

    [Fact]
    public async Task Two_endpoints_do_not_share_a_file()
    {
        using var directory = new TemporaryDirectory();
        var options = new DevKmsOptions { StateFile = directory.File("kms.json") };
        await using (var endpoint = await TestEndpoint.StartAsync(options))
        {
            await Assert.ThrowsAsync<DevKmsStateException>(
                () => DevKmsServer.StartAsync(options, cancellationToken: TestContext.Current.CancellationToken));
            await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        }

        await using var after = await TestEndpoint.StartAsync(options);
        Assert.Single(after.Server.Store.State.Keys);
    }

    [Fact]
    public async Task A_change_that_cannot_be_written_is_refused_and_not_made()
    {
        using var directory = new TemporaryDirectory();
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions { StateFile = directory.File("kms.json"), Quotas = NoQuotas });
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        Directory.CreateDirectory(directory.File("kms.json.tmp"));

        await Refused.With("KMSInternalException", () => endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT));
        Directory.Delete(directory.File("kms.json.tmp"));
        await endpoint.CreateAliasAsync("alias/a", key.KeyId);

        Assert.Equal([key.KeyId], endpoint.Server.Store.State.Keys.Keys);
    }
}

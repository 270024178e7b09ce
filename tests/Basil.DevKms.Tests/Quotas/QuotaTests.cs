// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.DevKms.Quotas;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Basil.DevKms.Tests.Quotas;

public sealed class QuotaTests
{
    [Theory]
    [InlineData(nameof(QuotaClass.Symmetric), 10_000)]
    [InlineData(nameof(QuotaClass.Ecc), 1_000)]
    [InlineData(nameof(QuotaClass.DescribeKey), 2_000)]
    [InlineData(nameof(QuotaClass.GetPublicKey), 2_000)]
    [InlineData(nameof(QuotaClass.ListKeys), 500)]
    [InlineData(nameof(QuotaClass.ListAliases), 500)]
    [InlineData(nameof(QuotaClass.CreateKey), 5)]
    [InlineData(nameof(QuotaClass.CreateAlias), 5)]
    [InlineData(nameof(QuotaClass.UpdateAlias), 5)]
    [InlineData(nameof(QuotaClass.DeleteAlias), 15)]
    [InlineData(nameof(QuotaClass.EnableKey), 5)]
    [InlineData(nameof(QuotaClass.DisableKey), 5)]
    [InlineData(nameof(QuotaClass.ScheduleKeyDeletion), 15)]
    [InlineData(nameof(QuotaClass.CancelKeyDeletion), 5)]
    public void Each_class_has_the_default_of_KMS_and_is_whole_again_a_second_later(string name, int perSecond)
    {
        var quota = Enum.Parse<QuotaClass>(name);
        var time = new FakeTimeProvider();
        var meter = new QuotaMeter(new QuotaOptions(), time);

        for (var second = 0; second < 2; second++)
        {
            for (var i = 0; i < perSecond; i++)
            {
                Assert.True(meter.TryTake(quota));
            }

            Assert.False(meter.TryTake(quota));
            time.Advance(TimeSpan.FromMilliseconds(999));
            Assert.False(meter.TryTake(quota));
            time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public void No_window_gives_more_than_its_quota_and_none_refuses_below_it() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 700].Array[1, 200]).Sample((perSecond, steps) =>
        {
            var time = new FakeTimeProvider();
            var meter = new QuotaMeter(new QuotaOptions { CreateKey = perSecond }, time);
            var elapsed = 0L;
            var taken = new Dictionary<long, int>();
            foreach (var step in steps)
            {
                time.Advance(TimeSpan.FromMilliseconds(step));
                elapsed += step;
                var before = taken.GetValueOrDefault(elapsed / 1000);
                var granted = meter.TryTake(QuotaClass.CreateKey);
                Assert.Equal(before < perSecond, granted);
                taken[elapsed / 1000] = before + (granted ? 1 : 0);
            }
        });

    [Fact]
    public async Task Beyond_the_quota_KMS_throttles_until_the_second_is_over()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions(), time);
        for (var i = 0; i < 5; i++)
        {
            await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        }

        var refusal = await Refused.With("ThrottlingException", () => endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT));
        await endpoint.CreateAliasAsync("alias/other-class", endpoint.Server.Store.State.Keys.Keys.First());
        time.Advance(TimeSpan.FromSeconds(1));
        await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Equal(6, endpoint.Server.Store.State.Keys.Count);
        Assert.Equal(1, endpoint.Server.Calls.Count(Basil.DevKms.Protocol.KmsOperation.CreateKey).Throttled);
    }

    [Fact]
    public async Task Sign_and_Verify_of_all_curves_share_one_quota_and_encryption_has_its_own()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions { Quotas = new QuotaOptions { Ecc = 3 } }, time);
        var p256 = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var ed25519 = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_EDWARDS25519);
        var symmetric = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var signature = await endpoint.SignAsync(p256.KeyId);
        await endpoint.SignAsync(ed25519.KeyId, algorithm: "ED25519_SHA_512");
        await endpoint.Kms.VerifyAsync(
            new VerifyRequest
            {
                KeyId = p256.KeyId,
                Message = new MemoryStream([1, 2, 3]),
                Signature = signature.Signature,
                SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
            },
            TestContext.Current.CancellationToken);

        await Refused.With("ThrottlingException", () => endpoint.SignAsync(ed25519.KeyId, algorithm: "ED25519_SHA_512"));
        await Refused.With("ThrottlingException", () => endpoint.SignAsync(p256.KeyId));
        await endpoint.Kms.EncryptAsync(
            new EncryptRequest { KeyId = symmetric.KeyId, Plaintext = new MemoryStream([1]) }, TestContext.Current.CancellationToken);
    }
}

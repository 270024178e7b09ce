// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Basil.Gateway.Tests.Services;

public sealed class SigningTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_reaches_the_keys_owner_and_the_signature_the_caller()
    {
        await using var gateway = await TestGateway.StartAsync();
        var response = await (await ClientAsync(gateway)).SignAsync(Sign(TestGeneration.P256, "hello"), cancellationToken: Cancellation);

        var request = Assert.Single(gateway.Router.Requests);
        Assert.Equal(64, response.Signature.Length);
        Assert.Equal(("hello", TestGeneration.P256, 1000u), (System.Text.Encoding.UTF8.GetString(request.Payload.Span), request.Call.Key.Name.Value, request.Call.Caller.Uid));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Any_known_algorithm_is_taken_for_any_key(int algorithm)
    {
        await using var gateway = await TestGateway.StartAsync();
        var request = Sign(TestGeneration.P521, "m");
        request.Algorithm = (SigningAlgorithm)algorithm;

        await (await ClientAsync(gateway)).SignAsync(request, cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Bad_requests_to_sign_are_refused_before_anybody_is_asked()
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Settings["maxPayloadBytes"] = "5000");
        var client = await ClientAsync(gateway);
        var unknownAlgorithm = Sign(TestGeneration.P256, "m");
        unknownAlgorithm.Algorithm = (SigningAlgorithm)9999;

        await Failures.ExpectAsync("INVALID_REQUEST", "sign", client.SignAsync(unknownAlgorithm, cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("PAYLOAD_TOO_LARGE", "sign", client.SignAsync(Sign(TestGeneration.P256, 5001), cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("PAYLOAD_TOO_LARGE", "sign", client.SignAsync(Sign(TestGeneration.Ed25519, 4097), cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("INVALID_REQUEST", "sign", client.SignAsync(Sign(TestGeneration.Ed25519, 0), cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("INVALID_REQUEST", "sign", client.SignAsync(Sign(TestGeneration.Aes, 1), cancellationToken: Cancellation).ResponseAsync);

        Assert.Empty(gateway.Router.Requests);
    }

    [Fact]
    public async Task Ecdsa_signs_an_empty_message_and_one_of_a_mebibyte()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);

        await client.SignAsync(Sign(TestGeneration.P256, 0), cancellationToken: Cancellation);
        await client.SignAsync(Sign(TestGeneration.P256, 1024 * 1024), cancellationToken: Cancellation);

        Assert.Equal([0, 1024 * 1024], gateway.Router.Requests.Select(request => request.Payload.Length));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(63, false)]
    [InlineData(0, false)]
    public async Task A_signature_of_the_wrong_length_is_an_answer_and_no_error(int length, bool valid)
    {
        await using var gateway = await TestGateway.StartAsync();
        var request = new VerifyRequest { KeyId = TestGeneration.P256, Message = ByteString.CopyFromUtf8("m"), Signature = ByteString.CopyFrom(new byte[length]) };

        Assert.Equal(valid, (await (await ClientAsync(gateway)).VerifyAsync(request, cancellationToken: Cancellation)).Valid);
    }

    [Fact]
    public async Task A_public_key_has_its_type_and_the_version_that_was_asked_for_is_passed_on()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);

        var response = await client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = TestGeneration.P256 }, cancellationToken: Cancellation);
        await client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = TestGeneration.P256, Version = 3 }, cancellationToken: Cancellation);

        Assert.Equal((TestGeneration.P256, KeyType.EcdsaP256, 65, 1u), (response.KeyId, response.KeyType, response.PublicKey.Length, response.Version));
        Assert.Equal([null, 3u], gateway.Router.Requests.Select(request => request.Version));
    }

    [Fact]
    public async Task A_new_key_is_the_catalogs_key_of_the_catalogs_type()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);

        var response = await client.NewKeyAsync(new NewKeyRequest { KeyId = TestGeneration.P256, KeyType = KeyType.EcdsaP256 }, cancellationToken: Cancellation);
        Assert.Equal(TestGeneration.P256, response.KeyId);

        foreach (var (type, reason) in new[] { ((KeyType)0, "INVALID_REQUEST"), ((KeyType)9999, "INVALID_REQUEST"), (KeyType.EcdsaP384, "INVALID_REQUEST"), (KeyType.MlDsa44, "UNSUPPORTED_ALGORITHM"), (KeyType.Rsa2048, "UNSUPPORTED_ALGORITHM") })
        {
            await Failures.ExpectAsync(reason, "new_key", client.NewKeyAsync(new NewKeyRequest { KeyId = TestGeneration.P256, KeyType = type }, cancellationToken: Cancellation).ResponseAsync);
        }

        Assert.Single(gateway.Router.Requests);
    }

    [Fact]
    public async Task Import_checks_its_fields_and_is_then_unsupported()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);
        var good = new ImportRequest { KeyId = TestGeneration.P256, KeyType = KeyType.EcdsaP256, Material = new KeyMaterial { Pkcs8Der = ByteString.CopyFromUtf8("x") } };

        var failure = await Failures.ExpectAsync("UNSUPPORTED", "import", client.ImportAsync(good, cancellationToken: Cancellation).ResponseAsync);
        Assert.Equal("operation not supported by this backend: import", failure.Status.Detail);
        await Failures.ExpectAsync("INVALID_REQUEST", "import", client.ImportAsync(new ImportRequest { KeyId = TestGeneration.P256 }, cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("INVALID_REQUEST", "import_set", client.ImportSetAsync(new ImportSetRequest(), cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("UNAUTHORIZED", "import", client.ImportSetAsync(
            new ImportSetRequest { Entries = { new ImportEntry { KeyId = TestGeneration.P256 }, new ImportEntry { KeyId = TestGeneration.Other } } },
            cancellationToken: Cancellation).ResponseAsync);
    }

    [Fact]
    public async Task An_owners_errors_keep_their_reason_and_a_bug_says_nothing()
    {
        BrokerError? error = new(ErrorReason.KeyUnusable, "the key cannot be used");
        await using var gateway = await TestGateway.StartAsync(setup => setup.Router.Behave = (_, _) =>
            error is null ? throw new InvalidOperationException("secret detail") : Task.FromResult<BrokerError?>(error));
        var client = await ClientAsync(gateway);

        var unusable = await Failures.ExpectAsync("KEY_UNUSABLE", "sign", client.SignAsync(Sign(TestGeneration.P256, "m"), cancellationToken: Cancellation).ResponseAsync);
        error = BrokerError.Throttled(TimeSpan.FromSeconds(2));
        var throttled = await Failures.ExpectAsync("THROTTLED", "sign", client.SignAsync(Sign(TestGeneration.P256, "m"), cancellationToken: Cancellation).ResponseAsync);
        error = null;
        var bug = await Failures.ExpectAsync("INTERNAL", "sign", client.SignAsync(Sign(TestGeneration.P256, "m"), cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal((StatusCode.FailedPrecondition, StatusCode.Unavailable), (unusable.StatusCode, throttled.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(2), Protocol.BrokerStatus.FromException(throttled)?.RetryAfter);
        Assert.Equal("internal error", bug.Status.Detail);
    }

    private static async Task<SigningService.SigningServiceClient> ClientAsync(TestGateway gateway) => new(await gateway.ConnectAsync(TestGeneration.Admin));

    private static SignRequest Sign(string key, string message) => new() { KeyId = key, Message = ByteString.CopyFromUtf8(message) };

    private static SignRequest Sign(string key, int length) => new() { KeyId = key, Message = ByteString.CopyFrom(new byte[length]) };
}

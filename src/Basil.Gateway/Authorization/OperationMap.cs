// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Gateway.Authorization;

/// <summary>Every RPC of the contract with what it takes to be allowed. A test fails when the contract has one that is not here.</summary>
internal static class OperationMap
{
    internal static RpcOperation Sign { get; } = Key("SigningService/Sign", "sign", KeyOperation.Sign) with { RequiresUid = true };

    internal static RpcOperation Verify { get; } = Key("SigningService/Verify", "verify", KeyOperation.Verify) with { RequiresUid = true };

    internal static RpcOperation GetPublicKey { get; } = Key("SigningService/GetPublicKey", "get_public_key", KeyOperation.GetPublicKey);

    internal static RpcOperation NewKey { get; } = Key("SigningService/NewKey", "new_key", KeyOperation.NewKey) with { RequiresUid = true };

    internal static RpcOperation Import { get; } = Key("SigningService/Import", "import", KeyOperation.Import);

    internal static RpcOperation ImportSet { get; } = Key("SigningService/ImportSet", "import_set", KeyOperation.Import);

    internal static RpcOperation Encrypt { get; } = Key("AeadService/Encrypt", "encrypt", KeyOperation.Encrypt);

    internal static RpcOperation Decrypt { get; } = Key("AeadService/Decrypt", "decrypt", KeyOperation.Decrypt);

    internal static RpcOperation WrapEnvelope { get; } = Key("AeadService/WrapEnvelope", "wrap_envelope", KeyOperation.Encrypt) with { RequiresUid = true };

    internal static RpcOperation UnwrapEnvelope { get; } = Key("AeadService/UnwrapEnvelope", "unwrap_envelope", KeyOperation.Decrypt) with { RequiresUid = true };

    internal static RpcOperation UnsealCose { get; } = Key("AeadService/UnsealCose", "unseal_cose", KeyOperation.Decrypt);

    internal static RpcOperation GetSecret { get; } = Key("SecretService/GetSecret", "get_secret", KeyOperation.Get);

    internal static RpcOperation SetSecret { get; } = Key("SecretService/SetSecret", "set_secret", KeyOperation.Set);

    internal static RpcOperation RotateSecret { get; } = Key("SecretService/RotateSecret", "rotate_secret", KeyOperation.Rotate);

    internal static RpcOperation ListCatalog { get; } = new(Path("SecretService/ListCatalog"), "list_catalog", RpcScope.Filtered);

    internal static RpcOperation MintJwt { get; } = Key("MintingService/MintJwt", "mint", KeyOperation.Mint);

    internal static RpcOperation IssueCertificate { get; } = Key("MintingService/IssueCertificate", "issue_certificate", KeyOperation.Mint);

    internal static RpcOperation MintNatsUser { get; } = Key("NatsService/MintNatsUser", "mint_nats_user", KeyOperation.Mint);

    internal static RpcOperation MintNatsAccount { get; } = Key("NatsService/MintNatsAccount", "mint_nats_account", KeyOperation.Mint);

    internal static RpcOperation MintNatsOperator { get; } = Key("NatsService/MintNatsOperator", "mint_nats_operator", KeyOperation.Mint);

    internal static RpcOperation MintNatsSigner { get; } = Key("NatsService/MintNatsSigner", "mint_nats_signer", KeyOperation.Mint);

    internal static RpcOperation MintNatsServer { get; } = Key("NatsService/MintNatsServer", "mint_nats_server", KeyOperation.Mint);

    internal static RpcOperation MintNatsCurve { get; } = Key("NatsService/MintNatsCurve", "mint_nats_curve", KeyOperation.Mint);

    internal static RpcOperation EncryptNatsCurve { get; } = Key("NatsService/EncryptNatsCurve", "encrypt_nats_curve", KeyOperation.EncryptNatsCurve);

    internal static RpcOperation DecryptNatsCurve { get; } = Key("NatsService/DecryptNatsCurve", "decrypt_nats_curve", KeyOperation.DecryptNatsCurve);

    internal static RpcOperation SignNatsJwt { get; } = Key("NatsService/SignNatsJwt", "sign_nats_jwt", KeyOperation.SignNatsJwt);

    /// <summary>Decided once for each signer that is a catalog key; there may be none.</summary>
    internal static RpcOperation ValidateNatsJwt { get; } =
        Key("NatsService/ValidateNatsJwt", "validate_nats_jwt", KeyOperation.ValidateNatsJwt) with { AuthenticatesFirst = true };

    internal static RpcOperation Status { get; } = new(Path("AdminService/Status"), "status", RpcScope.Subject);

    internal static RpcOperation Health { get; } = new(Path("AdminService/Health"), "health", RpcScope.Open);

    internal static RpcOperation Readiness { get; } = new(Path("AdminService/Readiness"), "readiness", RpcScope.Open);

    internal static RpcOperation Watch { get; } =
        Broker("AdminService/Watch", KeyOperation.Watch) with { Denial = "not authorized to watch broker events", IsUnbounded = true };

    internal static RpcOperation Reload { get; } =
        Broker("AdminService/Reload", KeyOperation.Reload) with { Denial = "not authorized to reload", RequiresUid = true };

    internal static RpcOperation Explain { get; } =
        Broker("AdminService/Explain", KeyOperation.Explain) with { Denial = "not authorized to explain policy" };

    internal static RpcOperation Revoke { get; } =
        Broker("AdminService/Revoke", KeyOperation.Revoke) with { Denial = "not authorized to revoke JWT-SVIDs" };

    internal static RpcOperation ListConnections { get; } = Unserved("AdminService/ListConnections");

    internal static RpcOperation DropConnections { get; } = Unserved("AdminService/DropConnections");

    /// <summary>Open, as a broker without invocations says so to everybody.</summary>
    internal static RpcOperation Invoke { get; } = new(Path("InvocationService/Invoke"), "invoke", RpcScope.Open);

    internal static RpcOperation GetInvocationChallenge { get; } = Unserved("InvocationService/GetInvocationChallenge");

    internal static RpcOperation GetInvocationCapabilities { get; } = Unserved("InvocationService/GetInvocationCapabilities");

    internal static RpcOperation DescribeNixCacheKey { get; } = Unserved("NixCacheService/DescribeNixCacheKey");

    internal static RpcOperation EnrollNixCacheKey { get; } = Unserved("NixCacheService/EnrollNixCacheKey");

    internal static RpcOperation SignNixCacheFingerprint { get; } = Unserved("NixCacheService/SignNixCacheFingerprint");

    internal static IReadOnlyList<RpcOperation> All { get; } =
    [
        Sign, Verify, GetPublicKey, NewKey, Import, ImportSet,
        Encrypt, Decrypt, WrapEnvelope, UnwrapEnvelope, UnsealCose,
        GetSecret, SetSecret, RotateSecret, ListCatalog,
        MintJwt, IssueCertificate,
        MintNatsUser, MintNatsAccount, MintNatsOperator, MintNatsSigner, MintNatsServer, MintNatsCurve,
        EncryptNatsCurve, DecryptNatsCurve, SignNatsJwt, ValidateNatsJwt,
        Status, Health, Readiness, Watch, Reload, Explain, Revoke, ListConnections, DropConnections,
        Invoke, GetInvocationChallenge, GetInvocationCapabilities,
        DescribeNixCacheKey, EnrollNixCacheKey, SignNixCacheFingerprint,
    ];

    private static string Path(string method) => "/basil.broker.v1." + method;

    private static RpcOperation Key(string method, string name, KeyOperation operation) => new(Path(method), name, RpcScope.Key, operation);

    private static RpcOperation Broker(string method, KeyOperation operation) => new(Path(method), operation.Token(), RpcScope.Broker, operation);

    private static RpcOperation Unserved(string method) => new(Path(method), string.Empty, RpcScope.Unserved);
}

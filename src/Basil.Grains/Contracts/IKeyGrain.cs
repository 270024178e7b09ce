// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <summary>
/// Owns one catalog key in the cluster; its identity is the catalog name. The gateway asks for an operation and says for whom; the silo
/// resolves and authorizes the caller again with its own policy before any of these methods runs, except for <see cref="ProbeAsync"/>,
/// <see cref="ReconcileAsync"/> and <see cref="GetPublishedKeyAsync"/>, which act for nobody and do only what the silo's own files say.
/// </summary>
/// <remarks>Expected failures are in the reply. A call ends no later than the caller's time left; cancelling it stops the work.</remarks>
[GrainInterfaceType("basil.key")]
public interface IKeyGrain : IGrainWithStringKey
{
    /// <summary>Signs a message of any length (Ed25519: 1 to 4,096 bytes).</summary>
    [Alias("sign")]
    Task<KeyReply<byte[]>> SignAsync(SignCall call, CancellationToken cancellationToken);

    /// <summary>Checks a signature; any mismatch, wrong length included, is the value false.</summary>
    [Alias("verify")]
    Task<KeyReply<bool>> VerifyAsync(VerifyCall call, CancellationToken cancellationToken);

    [Alias("encrypt")]
    Task<KeyReply<KeyCiphertext>> EncryptAsync(EncryptCall call, CancellationToken cancellationToken);

    [Alias("decrypt")]
    Task<KeyReply<byte[]>> DecryptAsync(DecryptCall call, CancellationToken cancellationToken);

    [Alias("get-public-key")]
    Task<KeyReply<KeyPublicKey>> GetPublicKeyAsync(PublicKeyCall call, CancellationToken cancellationToken);

    /// <summary>The public key of each version that still checks tokens, the one that signs now first, where the silo's own configuration publishes the key.</summary>
    /// <remarks>Any other key is denied. A key that verifies nothing now, a disabled one for example, is KeyUnusable.</remarks>
    [Alias("published-key")]
    Task<KeyReply<KeyPublicKey[]>> GetPublishedKeyAsync(CancellationToken cancellationToken);

    /// <summary>Assembles and signs a JSON Web Token (RFC 7519). The grain builds it, so that the operation <c>mint</c> never signs bytes of a caller's choice.</summary>
    [Alias("mint-jwt")]
    Task<KeyReply<MintedToken>> MintJwtAsync(MintJwtCall call, CancellationToken cancellationToken);

    /// <summary>Creates the catalog key at its path, of its catalog type. Sent to the backend exactly once; an existing key is an error.</summary>
    [Alias("create")]
    [ResponseTimeout("00:01:30")]
    Task<KeyReply<KeyPublicKey>> CreateAsync(CreateKeyCall call, CancellationToken cancellationToken);

    /// <summary>Tells the key's state, asking the backend only when what is known is older than <paramref name="maxAge"/>.</summary>
    [Alias("probe")]
    Task<KeyStatus> ProbeAsync(TimeSpan maxAge, CancellationToken cancellationToken);

    /// <summary>Probes the key and, where it is absent, does what the catalog's <c>missing</c> rule says.</summary>
    [Alias("reconcile")]
    [ResponseTimeout("00:01:30")]
    Task<KeyStatus> ReconcileAsync(CancellationToken cancellationToken);
}

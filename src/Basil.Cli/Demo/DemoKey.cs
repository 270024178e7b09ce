// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Demo;

/// <summary>A key of the demo's catalog.</summary>
/// <param name="Name">Its catalog name.</param>
/// <param name="Class">The catalog's class.</param>
/// <param name="Type">The catalog's key type.</param>
/// <param name="Description">For the reader of the catalog.</param>
internal sealed record DemoKey(string Name, string Class, string Type, string Description)
{
    internal static DemoKey Ed25519 { get; } = new("demo.ed25519", "asymmetric", "ed25519", "Signs with Ed25519");

    internal static DemoKey P256 { get; } = new("demo.p256", "asymmetric", "ecdsa-p256", "Signs with ECDSA on P-256");

    internal static DemoKey P384 { get; } = new("demo.p384", "asymmetric", "ecdsa-p384", "Signs with ECDSA on P-384");

    internal static DemoKey P521 { get; } = new("demo.p521", "asymmetric", "ecdsa-p521", "Signs with ECDSA on P-521");

    internal static DemoKey Aead { get; } = new("demo.aead", "symmetric", "aes-256-gcm", "Encrypts small secrets");

    internal static DemoKey Jwt { get; } = new("demo.jwt", "asymmetric", "ecdsa-p256", "Issues JSON Web Tokens");

    internal static DemoKey Secret { get; } = new("demo.secret_signer", "asymmetric", "ecdsa-p256", "Visible to the demo's user, who may not sign with it");

    /// <summary>The keys to sign and verify with.</summary>
    internal static IReadOnlyList<DemoKey> Signers { get; } = [Ed25519, P256, P384, P521];

    /// <summary>The keys that the demo's user may use.</summary>
    internal static IReadOnlyList<DemoKey> Usable { get; } = [.. Signers, Aead, Jwt];

    internal static IReadOnlyList<DemoKey> All { get; } = [.. Usable, Secret];
}

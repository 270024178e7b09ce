// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Basil.Core.Keys;

/// <summary>Spelling and scope of the policy operations.</summary>
/// <remarks>
/// 17 operations are key-scoped and meant by the action <c>*</c>; <c>use_software_custody</c> is key-scoped and must be named;
/// the four broker-wide ones are matched against a reserved target of their own and must be named too.
/// </remarks>
internal static class KeyOperations
{
    private static readonly FrozenDictionary<KeyOperation, string> Tokens = new Dictionary<KeyOperation, string>
    {
        [KeyOperation.Get] = "get",
        [KeyOperation.List] = "list",
        [KeyOperation.GetPublicKey] = "get_public_key",
        [KeyOperation.Verify] = "verify",
        [KeyOperation.Sign] = "sign",
        [KeyOperation.Encrypt] = "encrypt",
        [KeyOperation.Decrypt] = "decrypt",
        [KeyOperation.Mint] = "mint",
        [KeyOperation.SignNatsJwt] = "sign_nats_jwt",
        [KeyOperation.ValidateNatsJwt] = "validate_nats_jwt",
        [KeyOperation.EncryptNatsCurve] = "encrypt_nats_curve",
        [KeyOperation.DecryptNatsCurve] = "decrypt_nats_curve",
        [KeyOperation.Validate] = "validate",
        [KeyOperation.Set] = "set",
        [KeyOperation.Rotate] = "rotate",
        [KeyOperation.Import] = "import",
        [KeyOperation.NewKey] = "new_key",
        [KeyOperation.UseSoftwareCustody] = "use_software_custody",
        [KeyOperation.Reload] = "reload",
        [KeyOperation.Explain] = "explain",
        [KeyOperation.Revoke] = "revoke",
        [KeyOperation.Watch] = "watch",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, KeyOperation> Operations =
        Tokens.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Every operation, in declaration order.</summary>
    internal static IReadOnlyList<KeyOperation> All { get; } = Enum.GetValues<KeyOperation>();

    internal static string Token(this KeyOperation operation) => Tokens[operation];

    internal static bool TryParse(string token, out KeyOperation operation) => Operations.TryGetValue(token, out operation);

    /// <summary>Whether the operation is decided over a catalog key (and not over a reserved broker-wide target).</summary>
    internal static bool IsKeyScoped(this KeyOperation operation) => operation < KeyOperation.Reload;

    /// <summary>Whether the action <c>*</c> means this operation.</summary>
    internal static bool IsInStar(this KeyOperation operation) => operation < KeyOperation.UseSoftwareCustody;

    /// <summary>Whether a catalog entry with <c>writable: false</c> refuses the operation whatever the policy says.</summary>
    internal static bool IsWrite(this KeyOperation operation) =>
        operation is KeyOperation.Set or KeyOperation.Rotate or KeyOperation.Import or KeyOperation.NewKey;

    /// <summary>The reserved target of a broker-wide operation, or null for a key-scoped one.</summary>
    internal static string? ReservedTarget(this KeyOperation operation) =>
        operation.IsKeyScoped() ? null : "broker." + operation.Token();
}

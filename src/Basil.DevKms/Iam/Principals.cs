// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Basil.DevKms.Iam;

/// <summary>The principals in force. They are replaced as a whole, so that a call is judged by the old ones or by the new ones.</summary>
internal sealed class Principals
{
    private readonly FrozenSet<string>? _accessKeyIds;
    private readonly string _account;
    private volatile FrozenDictionary<string, JudgedPrincipal> _judged = FrozenDictionary<string, JudgedPrincipal>.Empty;

    /// <exception cref="ArgumentException">See <see cref="Replace"/>.</exception>
    public Principals(DevKmsOptions options)
    {
        _account = options.Account;
        _accessKeyIds = options.VerifySignatures
            ? options.Credentials.Select(credential => credential.AccessKeyId).ToFrozenSet(StringComparer.Ordinal)
            : null;
        Replace(options.Principals);
    }

    public ImmutableArray<DevKmsPrincipal> Current { get; private set; } = [];

    /// <exception cref="ArgumentException">A principal cannot be judged; the message says why. Those in force stay.</exception>
    public void Replace(IReadOnlyList<DevKmsPrincipal> principals)
    {
        if (principals.Count > 0 && _accessKeyIds is null)
        {
            throw new ArgumentException("Principals need signatures to be checked: an unsigned request is nobody's.");
        }

        var judged = new Dictionary<string, JudgedPrincipal>(StringComparer.Ordinal);
        foreach (var principal in principals)
        {
            if (principal.AccessKeyId is null || !_accessKeyIds!.Contains(principal.AccessKeyId))
            {
                throw new ArgumentException($"No credential has the access key id '{principal.AccessKeyId}'.");
            }

            var arn = principal.Arn ?? $"arn:aws:iam::{_account}:user/{principal.AccessKeyId}";
            if (!judged.TryAdd(principal.AccessKeyId, new JudgedPrincipal(arn, IamPolicySet.Read(principal.Policies))))
            {
                throw new ArgumentException($"Two principals have the access key id '{principal.AccessKeyId}'.");
            }
        }

        Current = [.. principals];
        _judged = judged.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Null for a credential without policies, which may do everything.</summary>
    public JudgedPrincipal? Find(string? accessKeyId) => accessKeyId is null ? null : _judged.GetValueOrDefault(accessKeyId);
}

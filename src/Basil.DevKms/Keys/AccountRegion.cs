// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>The one account and region that an endpoint serves.</summary>
internal sealed record AccountRegion(string Account, string Region)
{
    public string KeyArn(string keyId) => $"arn:aws:kms:{Region}:{Account}:key/{keyId}";

    public string AliasArn(string aliasName) => $"arn:aws:kms:{Region}:{Account}:{aliasName}";
}

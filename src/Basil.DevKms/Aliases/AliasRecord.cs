// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Aliases;

/// <summary>One alias at one moment.</summary>
/// <param name="Name">The whole name, <c>alias/</c> included.</param>
/// <param name="TargetKeyId">The id of the key that it names.</param>
/// <param name="CreationDate">When it was made.</param>
/// <param name="LastUpdatedDate">When it was last pointed at a key.</param>
internal sealed record AliasRecord(string Name, string TargetKeyId, DateTimeOffset CreationDate, DateTimeOffset LastUpdatedDate);

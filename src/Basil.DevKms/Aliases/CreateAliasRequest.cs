// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Aliases;

/// <summary>The request of CreateAlias and of UpdateAlias.</summary>
internal sealed class CreateAliasRequest
{
    public string? AliasName { get; set; }

    public string? TargetKeyId { get; set; }
}

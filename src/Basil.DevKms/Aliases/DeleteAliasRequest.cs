// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Aliases;

internal sealed class DeleteAliasRequest
{
    public string? AliasName { get; set; }
}

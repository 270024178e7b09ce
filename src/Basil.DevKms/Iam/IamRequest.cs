// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

/// <summary>One question to the policies: may this action be done on this resource?</summary>
/// <param name="Action">For example <c>kms:Sign</c>.</param>
/// <param name="Resource">The ARN of a key or an alias, or <c>*</c> for actions that have no resource.</param>
/// <param name="RequestAlias">The alias name by which the request names its key, or null: the condition key <c>kms:RequestAlias</c>.</param>
/// <param name="ResourceAliases">The names of the key's aliases: the condition key <c>kms:ResourceAliases</c>. Asked only when a condition has it.</param>
internal sealed record IamRequest(string Action, string Resource, string? RequestAlias, Func<IReadOnlyCollection<string>> ResourceAliases);

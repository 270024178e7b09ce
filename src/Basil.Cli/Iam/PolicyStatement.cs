// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Iam;

/// <summary>One statement that allows.</summary>
/// <param name="Sid">Its name: letters and digits.</param>
/// <param name="Actions">For example <c>kms:Sign</c>.</param>
/// <param name="Resources">ARNs, or <c>*</c>.</param>
/// <param name="RequestAliases">The values of the condition <c>kms:RequestAlias</c>; empty for no condition.</param>
internal sealed record PolicyStatement(string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<string> RequestAliases);

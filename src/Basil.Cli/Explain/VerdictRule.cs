// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Explain;

/// <summary>The rule that allowed; spellings as in the policy. The subject is null where the broker does not say.</summary>
internal sealed record VerdictRule(string Rule, string Via, string? Subject, string Action, string Target);

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Explain;

/// <summary>A decision with its reason, whoever made it: the files' policy here, or the running broker.</summary>
/// <param name="Subject">Who asks.</param>
/// <param name="Operation">The policy's token.</param>
/// <param name="Key">The key, or a broker-wide operation's reserved target.</param>
/// <param name="Allowed">What was decided.</param>
/// <param name="Via">What an allow rests on: <c>subject:NAME</c> or <c>public_class</c>.</param>
/// <param name="Reason">A denial's token.</param>
/// <param name="Rule">The rule of an allow by a rule.</param>
internal sealed record Verdict(string Subject, string Operation, string Key, bool Allowed, string Via, string Reason, VerdictRule? Rule);

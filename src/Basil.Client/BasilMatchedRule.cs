// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>The rule by which policy allowed, as its author wrote it.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Via">How the subject came under it.</param>
/// <param name="Action">The action that matched.</param>
/// <param name="Target">The target that matched.</param>
/// <param name="Subject">The subject that matched.</param>
public sealed record BasilMatchedRule(string Rule, string Via, string Action, string Target, string Subject);

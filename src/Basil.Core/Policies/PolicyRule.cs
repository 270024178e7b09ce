// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;

namespace Basil.Core.Policies;

/// <summary>A checked rule: each of its subjects may do each of its actions on each of its targets.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subjects">Names of subjects that exist.</param>
/// <param name="Actions">Terms in the order written.</param>
/// <param name="Targets">Terms in the order written, with their spelling.</param>
internal sealed record PolicyRule(
    string Id,
    ImmutableArray<string> Subjects,
    ImmutableArray<ActionTerm> Actions,
    ImmutableArray<(string Spelling, TargetGlob Glob)> Targets);

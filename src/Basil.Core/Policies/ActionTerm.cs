// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>One checked action term of a rule.</summary>
/// <param name="Spelling">The term as written: <c>role:NAME</c>, <c>op:OP</c> or <c>*</c>.</param>
/// <param name="Operations">What it means, as a bit for each operation.</param>
internal sealed record ActionTerm(string Spelling, OperationSet Operations);

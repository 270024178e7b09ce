// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>The forms of a target term.</summary>
internal enum TargetKind
{
    /// <summary><c>*</c> or <c>**</c> alone: every name.</summary>
    Any,

    /// <summary>One name.</summary>
    Exact,

    /// <summary><c>prefix.*</c>: the prefix and exactly one more segment.</summary>
    OneBelow,

    /// <summary><c>prefix.**</c>: the prefix and one or more segments.</summary>
    Below,
}

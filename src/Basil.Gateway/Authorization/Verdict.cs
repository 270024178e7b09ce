// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;

namespace Basil.Gateway.Authorization;

/// <summary>One decision, to be audited.</summary>
/// <param name="Target">The key as the caller named it, or a reserved target.</param>
/// <param name="Decision">What was decided.</param>
internal readonly record struct Verdict(string Target, Decision Decision);

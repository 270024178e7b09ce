// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>One checked principal of a subject. Unix principals have a uid, a gid or both (both must then hold).</summary>
internal sealed record Principal(PrincipalKind Kind, uint? Uid = null, uint? Gid = null);

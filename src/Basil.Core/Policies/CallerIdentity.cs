// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>Who is calling, as the kernel says.</summary>
/// <param name="Uid">The peer's user id, or null where the transport has none.</param>
/// <param name="Gid">The peer's primary group id; recorded, never matched.</param>
/// <param name="Pid">The peer's process id when it connected; recorded, never matched.</param>
internal sealed record CallerIdentity(uint? Uid, uint? Gid, int? Pid);

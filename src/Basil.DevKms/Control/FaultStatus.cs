// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Faults;

namespace Basil.DevKms.Control;

/// <summary>A fault rule in force, and how many calls have met it.</summary>
internal sealed record FaultStatus(int Id, long Hits, FaultRule Rule)
{
    public static FaultStatus Of(ArmedFault fault) => new(fault.Id, fault.Hits, fault.Rule);
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <summary>For whom a gateway asks. The silo resolves the subject itself; a subject's name is never taken from the wire.</summary>
/// <param name="Uid">The kernel's user id of the caller, or null where the gateway's transport has none.</param>
/// <param name="Gid">The kernel's primary group id, for the record.</param>
/// <param name="Pid">The kernel's process id at connect time, for the record.</param>
/// <param name="TimeLeft">How much of the caller's deadline is left, counted from arrival (clocks of hosts are not compared).</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.caller")]
public sealed record KeyCaller(
    [property: Id(0)] uint? Uid,
    [property: Id(1)] uint? Gid,
    [property: Id(2)] int? Pid,
    [property: Id(3)] TimeSpan TimeLeft);

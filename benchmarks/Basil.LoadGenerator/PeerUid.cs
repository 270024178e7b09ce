// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Basil.LoadGenerator;

/// <summary>The user id under which the broker's kernel will see this process.</summary>
internal static partial class PeerUid
{
    internal static uint Current => GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}

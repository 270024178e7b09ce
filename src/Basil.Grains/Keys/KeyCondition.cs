// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>What the backend last said of a key. Silence changes nothing here: it is a <see cref="ProbeFailure"/> beside the condition.</summary>
internal enum KeyCondition
{
    /// <summary>Nothing is known: never asked, or what was known no longer holds.</summary>
    Unknown,

    /// <summary>It exists, is enabled, and is of the catalog's type and usage.</summary>
    Usable,

    /// <summary>The backend answered that it does not exist. The only condition that may lead to creating.</summary>
    Absent,

    /// <summary>It exists and cannot serve; <see cref="KeyState.Cause"/> says why.</summary>
    Unusable,
}

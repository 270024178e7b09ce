// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Keys;

/// <summary>What kind of thing a catalog entry is; it selects which operations make sense and never grants any.</summary>
internal enum KeyClass
{
    Asymmetric,
    Symmetric,
    Value,
    Public,
    Sealing,
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>The next state and what to do on the way there.</summary>
internal readonly record struct KeyTransition(KeyState State, KeyEffect Effects);

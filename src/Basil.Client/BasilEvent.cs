// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>Something that happened at the broker: one of the derived records.</summary>
/// <param name="At">When, by the broker's clock, if it told.</param>
public abstract record BasilEvent(DateTimeOffset? At);

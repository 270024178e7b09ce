// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <summary>A call that acts for a caller; the silo authorizes every one of them.</summary>
public interface IKeyCall
{
    KeyCaller Caller { get; }
}

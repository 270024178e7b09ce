// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A broker's sign of life.</summary>
/// <param name="Alive">True in every answer.</param>
/// <param name="Version">The broker's version.</param>
public sealed record BasilHealth(bool Alive, string Version);

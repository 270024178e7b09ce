// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Generations;

/// <summary>Something that a key or a backend entry needs and the backend does not declare.</summary>
/// <param name="Backend">The backend's name.</param>
/// <param name="Key">The key's name, or null where the backend's own <c>requires</c> is not met.</param>
/// <param name="Message">What is missing.</param>
/// <param name="IsFatal">Whether the capability policy refuses to go on.</param>
internal sealed record CapabilityGap(string Backend, string? Key, string Message, bool IsFatal);

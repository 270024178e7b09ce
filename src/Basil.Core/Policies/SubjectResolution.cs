// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>The subject a caller turned out to be, or why there is none.</summary>
/// <param name="Subject">The one matching subject's name, or null.</param>
/// <param name="Deny">The decision that stands where there is no subject.</param>
/// <param name="DisplayName">For audit: <c>name(uid)</c> from the policy's name table, or the bare uid.</param>
/// <param name="AuthenticatedBy">For audit: <c>unix_peercred:SUBJECT</c> or <c>unauthenticated:SUBJECT</c>; null without a subject.</param>
internal sealed record SubjectResolution(string? Subject, Decision? Deny, string DisplayName, string? AuthenticatedBy);

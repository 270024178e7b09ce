// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

/// <summary>A principal whose policies have been read.</summary>
internal sealed record JudgedPrincipal(string Arn, IamPolicySet Policies);

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

/// <summary>An identity with policies. A credential that no principal names may do everything; one that is named, only what is allowed.</summary>
/// <param name="AccessKeyId">Which credential of <see cref="DevKmsOptions.Credentials"/> it signs with.</param>
/// <param name="Policies">Identity policies, the JSON that IAM takes. None at all means that nothing is allowed.</param>
/// <param name="Arn">How refusals name it; null names a user of the account after the access key id.</param>
internal sealed record DevKmsPrincipal(string AccessKeyId, IReadOnlyList<string> Policies, string? Arn = null);

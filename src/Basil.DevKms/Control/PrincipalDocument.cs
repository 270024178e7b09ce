// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.DevKms.Iam;

namespace Basil.DevKms.Control;

/// <summary>A <see cref="DevKmsPrincipal"/> whose policies stand in the JSON as objects.</summary>
/// <param name="AccessKeyId">The credential that is held to the policies.</param>
/// <param name="Policies">Identity policies; absent or empty allows nothing.</param>
/// <param name="Arn">How refusals name it; absent for a user of the account.</param>
internal sealed record PrincipalDocument(string? AccessKeyId, IReadOnlyList<JsonElement>? Policies, string? Arn = null)
{
    public static PrincipalDocument Of(DevKmsPrincipal principal) => new(
        principal.AccessKeyId,
        [.. principal.Policies.Select(policy => JsonElement.Parse(policy))],
        principal.Arn);

    public DevKmsPrincipal ToPrincipal() =>
        new(AccessKeyId ?? "", [.. (Policies ?? []).Select(policy => policy.GetRawText())], Arn);
}

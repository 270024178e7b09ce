// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

/// <summary>One statement of a policy. It speaks to a request that an action, a resource and all conditions match.</summary>
internal sealed record IamStatement(
    bool Allows, IReadOnlyList<string> Actions, IReadOnlyList<IamResource> Resources, IReadOnlyList<IamCondition> Conditions)
{
    public bool Matches(IamRequest request) =>
        Actions.Any(action => IamPattern.Matches(action, request.Action, ignoreCase: true))
        && Resources.Any(resource => resource.Matches(request.Resource))
        && Conditions.All(condition => condition.Holds(request));
}

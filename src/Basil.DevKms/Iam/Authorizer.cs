// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Aliases;
using Basil.DevKms.Keys;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Iam;

/// <summary>Asks the policies of whoever signed a call. Null is yes; the refusal is worded as KMS words it.</summary>
internal sealed class Authorizer(Principals principals, AuthorizationAliases aliases, AccountRegion home)
{
    /// <summary>For actions without a resource, which only a statement on <c>*</c> can allow.</summary>
    public KmsError? OnEverything(CallContext call) => Refusal(call, "*", null, () => []);

    /// <summary>For the alias half of the calls that change aliases. There is no key in it, so no condition on aliases holds.</summary>
    public KmsError? OnAlias(CallContext call, string aliasName) => Refusal(call, home.AliasArn(aliasName), null, () => []);

    /// <param name="call">The call.</param>
    /// <param name="state">The state in which the key was found.</param>
    /// <param name="keyId">The id of the key, which may have ceased to exist.</param>
    /// <param name="reference">How the request names the key; an alias is <c>kms:RequestAlias</c>. Null for the calls that change aliases.</param>
    public KmsError? OnKey(CallContext call, KeyStoreState state, string keyId, string? reference) =>
        Refusal(call, home.KeyArn(keyId), RequestAlias(reference), () => aliases.Of(state, keyId));

    // The condition key has the name also where the request has the ARN of the alias.
    private static string? RequestAlias(string? reference)
    {
        var name = reference?[(reference.LastIndexOf(':') + 1)..];
        return name is not null && name.StartsWith(AliasName.Prefix, StringComparison.Ordinal) ? name : null;
    }

    private KmsError? Refusal(CallContext call, string resource, string? requestAlias, Func<IReadOnlyCollection<string>> resourceAliases)
    {
        if (principals.Find(call.Principal) is not { } principal)
        {
            return null;
        }

        var action = "kms:" + call.Operation;
        var why = principal.Policies.Decide(new IamRequest(action, resource, requestAlias, resourceAliases)) switch
        {
            IamDecision.Allowed => null,
            IamDecision.Denied => "with an explicit deny in an identity-based policy",
            _ => $"because no identity-based policy allows the {action} action",
        };
        return why is null
            ? null
            : KmsError.Refused("AccessDeniedException", $"User: {principal.Arn} is not authorized to perform: {action} on resource: {resource} {why}");
    }
}

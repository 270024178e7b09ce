// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>Reads the policy's <c>roles</c>: names for sets of operations.</summary>
internal static class RoleReader
{
    internal static Dictionary<string, OperationSet> ReadAll(DocumentObject document, DocumentErrors errors)
    {
        var roles = new Dictionary<string, OperationSet>(StringComparer.Ordinal);
        foreach (var entry in document.Map("roles"))
        {
            roles[entry.Name] = OperationSet.Of(Operations(entry, errors));
        }

        return roles;
    }

    private static List<KeyOperation> Operations(DocumentValue entry, DocumentErrors errors)
    {
        var operations = new List<KeyOperation>();
        if (!DocumentObject.Is(entry, System.Text.Json.JsonValueKind.Array, "a list", errors))
        {
            return operations;
        }

        foreach (var item in entry.Items)
        {
            if (!DocumentObject.Is(item, System.Text.Json.JsonValueKind.String, "a string", errors))
            {
                continue;
            }

            if (KeyOperations.TryParse(item.Text, out var operation))
            {
                operations.Add(operation);
            }
            else
            {
                errors.Add(
                    item,
                    DocumentRule.OperationUnknown,
                    $"there is no operation '{DocumentText.Shown(item.Text)}'; a role lists bare operations");
            }
        }

        return operations;
    }
}

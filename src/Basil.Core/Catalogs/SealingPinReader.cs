// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;

namespace Basil.Core.Catalogs;

/// <summary>Checks a <c>sealingPin</c>: it must pin something, and an absent party is left out, not empty.</summary>
internal static class SealingPinReader
{
    internal static void Check(DocumentValue pin, DocumentErrors errors)
    {
        if (DocumentObject.Open(pin, errors)?.Only("parties", "externalAad") is not { } fields)
        {
            return;
        }

        var externalData = fields.Find("externalAad") is null ? [] : fields.TextList("externalAad");
        var parties = fields.Find("parties");
        if (parties is not null && DocumentObject.Open(parties, errors)?.Only("partyU", "partyV") is { } slots)
        {
            CheckParty(slots, "partyU", errors);
            CheckParty(slots, "partyV", errors);
        }

        if (parties is null && externalData.Count == 0)
        {
            errors.Add(pin, DocumentRule.SealingPinEmpty, "the sealingPin pins nothing; give parties or externalAad, or leave it out");
        }
    }

    private static void CheckParty(DocumentObject slots, string slot, DocumentErrors errors)
    {
        if (slots.OptionalText(slot) is { Length: 0 })
        {
            errors.Add(slots.Find(slot)!, DocumentRule.SealingPinParty, $"{slot} is empty; leave it out for an anonymous party");
        }
    }
}

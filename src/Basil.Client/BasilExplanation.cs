// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>How policy decides.</summary>
/// <param name="Subject">The subject asked about.</param>
/// <param name="Operation">The operation, in the policy's spelling.</param>
/// <param name="Key">The key asked about.</param>
/// <param name="Allowed">The decision.</param>
/// <param name="Via">For an allow, how the subject came to it: <c>subject:NAME</c> or <c>public_class</c>; else empty.</param>
/// <param name="Reason">For a deny, <c>unknown_key</c>, <c>not_writable</c>, <c>issuer_raw_sign</c> or <c>not_permitted</c>; else empty.</param>
/// <param name="Rule">The rule that allowed; null when none did.</param>
public sealed record BasilExplanation(
    string Subject, string Operation, string Key, bool Allowed, string Via, string Reason, BasilMatchedRule? Rule);

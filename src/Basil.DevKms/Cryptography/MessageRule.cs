// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Cryptography;

/// <summary>What a signing algorithm takes.</summary>
/// <param name="Raw">Takes MessageType RAW.</param>
/// <param name="DigestLength">The exact number of bytes with MessageType DIGEST; null when it does not take that type.</param>
internal readonly record struct MessageRule(bool Raw, int? DigestLength);

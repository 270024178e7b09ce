// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Terminal;

/// <summary>How bytes are shown or read.</summary>
internal enum ByteFormat
{
    Hex,
    Base64,

    /// <summary>RFC 4648 section 5, without padding.</summary>
    Base64Url,

    /// <summary>The bytes themselves, and nothing around them.</summary>
    Raw,

    /// <summary>An ECDSA signature as ASN.1 DER (RFC 3279 section 2.2.3), which other tools ask for; signatures only.</summary>
    Der,
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

internal static class KmsInstant
{
    /// <summary>Seconds since 1970 with milliseconds as the fraction, the form of instants in the KMS JSON protocol.</summary>
    public static double ToKmsSeconds(this DateTimeOffset instant) => instant.ToUnixTimeMilliseconds() / 1000.0;
}

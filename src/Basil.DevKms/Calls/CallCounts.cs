// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Calls;

/// <summary>How many calls of one operation came, and how they ended.</summary>
internal sealed record CallCounts(long Total, long Ok, long Throttled, long Failed);

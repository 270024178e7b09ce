// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Quotas;

/// <summary>
/// Counts requests in fixed windows of one second, which is how the KMS developer guide describes throttling:
/// what exceeds the quota is refused for the rest of that second. Refused requests are not counted.
/// </summary>
internal sealed class QuotaMeter
{
    private readonly FixedWindow[] _windows;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly bool _enabled;

    public QuotaMeter(QuotaOptions options, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _enabled = options.Enabled;
        _windows = [.. Enum.GetValues<QuotaClass>().Select(quota => new FixedWindow(options.PerSecond(quota)))];
    }

    public bool TryTake(QuotaClass quota) =>
        !_enabled || _windows[(int)quota].TryTake((_time.GetTimestamp() - _origin) / _time.TimestampFrequency);
}

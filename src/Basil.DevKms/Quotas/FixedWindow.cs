// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Quotas;

/// <summary>A budget that is whole again at the start of every window.</summary>
/// <param name="limit">How many may be taken in one window; at least 0.</param>
internal sealed class FixedWindow(int limit)
{
    private readonly Lock _taking = new();
    private long _window = -1;
    private int _taken;

    public bool TryTake(long window)
    {
        lock (_taking)
        {
            // A caller that was held up between the clock and the lock must not reopen a window that is over.
            if (window > _window)
            {
                _window = window;
                _taken = 0;
            }

            if (_taken >= limit)
            {
                return false;
            }

            _taken++;
            return true;
        }
    }
}

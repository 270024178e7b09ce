// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Documents;

/// <summary>Counts lines while a reader moves forward over a document.</summary>
internal struct LineCounter
{
    private int _offset;
    private int _newlines;

    /// <summary>The line of a byte, from 1. Offsets never go back.</summary>
    internal int At(ReadOnlySpan<byte> utf8, int offset)
    {
        if (offset > _offset)
        {
            _newlines += utf8[_offset..offset].Count((byte)'\n');
            _offset = offset;
        }

        return _newlines + 1;
    }
}

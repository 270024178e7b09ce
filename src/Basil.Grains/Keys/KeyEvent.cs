// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;

namespace Basil.Grains.Keys;

/// <summary>Something that happened to a key. The nested types are all there are.</summary>
internal abstract record KeyEvent
{
    private KeyEvent()
    {
    }

    /// <summary>Somebody needs knowledge that is no older than <paramref name="MaxAge"/>.</summary>
    internal sealed record ProbeWanted(TimeSpan MaxAge) : KeyEvent;

    /// <summary>The probe brought a description.</summary>
    internal sealed record Described(KeyDescription Description) : KeyEvent;

    /// <summary>The probe ended in a fault; "absent" is one of them.</summary>
    internal sealed record ProbeFaulted(BackendFault Fault) : KeyEvent;

    /// <summary>An operation succeeded with the named key.</summary>
    internal sealed record Served(string BackendKeyId) : KeyEvent;

    /// <summary>An operation ended in a fault.</summary>
    internal sealed record OperationFaulted(BackendFault Fault) : KeyEvent;

    /// <summary>Somebody who may wants the key created.</summary>
    internal sealed record CreateWanted : KeyEvent;

    /// <summary>The creation went through: the path names a key now.</summary>
    internal sealed record Created(CreatedKey Key) : KeyEvent;

    /// <summary>The creation ended in a fault; it may nevertheless have happened.</summary>
    internal sealed record CreateFaulted(BackendFault Fault) : KeyEvent;
}

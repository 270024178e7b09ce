// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using Basil.Cli.Terminal;

namespace Basil.Cli.Demo;

/// <summary>Turns the first signal that asks to end into a cancellation, so that what was started can be ended too. The second one ends at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _number;

    internal Interruption()
    {
        foreach (var (signal, number) in (ReadOnlySpan<(PosixSignal, int)>)[(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                if (Interlocked.CompareExchange(ref _number, number, 0) == 0)
                {
                    context.Cancel = true;
                    _source.Cancel();
                }
            }));
        }
    }

    internal CancellationToken Token => _source.Token;

    internal bool Happened => Volatile.Read(ref _number) != 0;

    internal int ExitCode => ExitCodes.Signal(Volatile.Read(ref _number));

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }
}

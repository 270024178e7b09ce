// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Basil.LoadGenerator;

/// <summary>Local verification through the socket beside <see cref="ECDsa.VerifyHash(byte[], byte[])"/> in the caller's own process.</summary>
internal static class VerifyBenchmark
{
    private static readonly int[] Callers = [1, 16, 64];

    internal static async Task<int> RunAsync(int seconds, int rounds, FileInfo? output, CancellationToken cancellationToken)
    {
        await using var broker = await MeasuredBroker.StartAsync(latencyMs: 10, cancellationToken);
        var message = RandomNumberGenerator.GetBytes(64);
        var signature = await broker.Client.SignAsync(MeasuredBroker.Key, message, cancellationToken: cancellationToken);
        var digest = SHA256.HashData(message);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ownSignature = own.SignHash(digest);

        async Task ThroughSocket()
        {
            if (!await broker.Client.VerifyAsync(MeasuredBroker.Key, message, signature, cancellationToken: cancellationToken))
            {
                throw new InvalidOperationException("the broker said that its own signature is not valid");
            }
        }

        Task Nothing() => broker.Client.HealthAsync(cancellationToken);

        Task InProcess()
        {
            return own.VerifyHash(digest, ownSignature) ? Task.CompletedTask : throw new InvalidOperationException("not valid");
        }

        var length = TimeSpan.FromSeconds(seconds);
        var table = new MarkdownTable("callers", "side", "verifies/s", "p50 ms", "p99 ms", "caller CPU us/call", "agent CPU us/call", "KMS calls");
        await ClosedLoop.RunAsync(64, TimeSpan.FromSeconds(10), ThroughSocket, cancellationToken);
        foreach (var callers in Callers)
        {
            var socket = new List<ClosedRound>();
            var nothing = new List<ClosedRound>();
            var direct = new List<ClosedRound>();
            for (var round = 0; round < rounds; round++)
            {
                socket.Add(await MeasureAsync(broker, callers, length, ThroughSocket, cancellationToken));
                nothing.Add(await MeasureAsync(broker, callers, length, Nothing, cancellationToken));
                direct.Add(await MeasureAsync(broker, Math.Min(callers, Environment.ProcessorCount), length, InProcess, cancellationToken));
            }

            AddRow(table, callers, "Basil socket, local verify", socket);
            AddRow(table, callers, "Basil socket, Health (the transport's floor)", nothing);
            AddRow(table, Math.Min(callers, Environment.ProcessorCount), "ECDsa.VerifyHash in the caller", direct);
        }

        await BenchmarkReport.WriteAsync(
            output,
            "Verify, ECDSA P-256, with the cached public key",
            $"{rounds} rounds of {seconds} s each side in turn, closed loop; medians over rounds. `KMS calls` is how many calls DevKms counted while verifying.",
            table,
            cancellationToken);
        return 0;
    }

    private static async Task<ClosedRound> MeasureAsync(MeasuredBroker broker, int callers, TimeSpan length, Func<Task> call, CancellationToken cancellationToken)
    {
        using var self = Process.GetCurrentProcess();
        var kmsBefore = await DevKmsCalls.CountAsync(broker.DevKms.ReadyLine, cancellationToken);
        var (selfBefore, agentBefore) = (self.TotalProcessorTime, broker.Agent.Cpu);
        var result = await ClosedLoop.RunAsync(callers, length, call, cancellationToken);
        self.Refresh();
        var (selfCpu, agentCpu) = (self.TotalProcessorTime - selfBefore, broker.Agent.Cpu - agentBefore);
        var kms = await DevKmsCalls.CountAsync(broker.DevKms.ReadyLine, cancellationToken) - kmsBefore;
        return new ClosedRound(
            result.Calls / result.Elapsed.TotalSeconds,
            result.Latency.Milliseconds(0.5),
            result.Latency.Milliseconds(0.99),
            selfCpu.TotalMicroseconds / result.Calls,
            agentCpu.TotalMicroseconds / result.Calls,
            kms);
    }

    private static void AddRow(MarkdownTable table, int callers, string side, List<ClosedRound> rounds) => table.Add(
        callers.ToString(CultureInfo.InvariantCulture),
        side,
        Round.Median(rounds.Select(round => round.PerSecond)).ToString("0", CultureInfo.InvariantCulture),
        Round.Median(rounds.Select(round => round.P50)).ToString("0.000", CultureInfo.InvariantCulture),
        Round.Median(rounds.Select(round => round.P99)).ToString("0.000", CultureInfo.InvariantCulture),
        Round.Median(rounds.Select(round => round.SelfCpu)).ToString("0", CultureInfo.InvariantCulture),
        Round.Median(rounds.Select(round => round.AgentCpu)).ToString("0", CultureInfo.InvariantCulture),
        rounds.Sum(round => round.KmsCalls).ToString(CultureInfo.InvariantCulture));
}

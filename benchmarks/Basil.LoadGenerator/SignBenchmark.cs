// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Basil.LoadGenerator;

/// <summary>What the broker adds to one Sign: the same key on the same DevKms, once through the socket and once by the bare SDK, in turn.</summary>
internal static class SignBenchmark
{
    internal static async Task<int> RunAsync(int seconds, int rounds, int latencyMs, int[] rates, FileInfo? output, CancellationToken cancellationToken)
    {
        await using var broker = await MeasuredBroker.StartAsync(latencyMs, cancellationToken);
        var message = RandomNumberGenerator.GetBytes(64);
        var digest = SHA256.HashData(message);
        Task ThroughSocket() => broker.Client.SignAsync(MeasuredBroker.Key, message, cancellationToken: cancellationToken);
        Task BySdk() => broker.Sdk.SignAsync(
            new SignRequest
            {
                KeyId = MeasuredBroker.KeyAlias,
                Message = new MemoryStream(digest),
                MessageType = MessageType.DIGEST,
                SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
            },
            cancellationToken);

        var length = TimeSpan.FromSeconds(seconds);

        // Long enough for the runtime to have compiled both sides' hot paths at its last tier: what is measured is a broker that has been up.
        var warmUp = TimeSpan.FromSeconds(10);
        await ClosedLoop.RunAsync(16, warmUp, ThroughSocket, cancellationToken);
        await ClosedLoop.RunAsync(16, warmUp, BySdk, cancellationToken);
        var table = new MarkdownTable("offered/s", "side", "p50 ms", "p99 ms", "p99.9 ms", "caller CPU us/call", "agent CPU us/call", "DevKms CPU us/call", "failed");
        foreach (var rate in rates)
        {
            var socket = new List<Round>();
            var sdk = new List<Round>();
            for (var round = 0; round < rounds; round++)
            {
                socket.Add(await MeasureAsync(broker, rate, length, ThroughSocket, cancellationToken));
                sdk.Add(await MeasureAsync(broker, rate, length, BySdk, cancellationToken));
            }

            AddRow(table, rate, "Basil socket", socket);
            AddRow(table, rate, "bare AWS SDK", sdk);
            var addedMedian = Round.Median(socket.Zip(sdk, (a, b) => a.P50 - b.P50));
            var addedTail = Round.Median(socket.Zip(sdk, (a, b) => a.P99 - b.P99));
            table.Add(rate.ToString(CultureInfo.InvariantCulture), "added", Format(addedMedian), Format(addedTail), string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);
        }

        await BenchmarkReport.WriteAsync(
            output,
            $"Sign, ECDSA P-256, DevKms answering after {latencyMs} ms",
            $"{rounds} rounds of {seconds} s each side in turn, open loop; medians over rounds. `added` is the median of the differences round by round.",
            table,
            cancellationToken);
        return 0;
    }

    private static async Task<Round> MeasureAsync(MeasuredBroker broker, int rate, TimeSpan length, Func<Task> call, CancellationToken cancellationToken)
    {
        using var self = Process.GetCurrentProcess();
        var (selfBefore, agentBefore, devKmsBefore) = (self.TotalProcessorTime, broker.Agent.Cpu, broker.DevKms.Cpu);
        var result = await OpenLoop.RunAsync(rate, length, call, cancellationToken);
        self.Refresh();
        if (result.FirstFailure is not null)
        {
            await Console.Error.WriteLineAsync($"first failure: {result.FirstFailure}");
        }

        return new Round(
            result.Latency.Milliseconds(0.5),
            result.Latency.Milliseconds(0.99),
            result.Latency.Milliseconds(0.999),
            PerCall(self.TotalProcessorTime - selfBefore),
            PerCall(broker.Agent.Cpu - agentBefore),
            PerCall(broker.DevKms.Cpu - devKmsBefore),
            result.Failures);

        double PerCall(TimeSpan cpu) => cpu.TotalMicroseconds / result.Calls;
    }

    private static void AddRow(MarkdownTable table, int rate, string side, List<Round> rounds) => table.Add(
        rate.ToString(CultureInfo.InvariantCulture),
        side,
        Format(Round.Median(rounds.Select(round => round.P50))),
        Format(Round.Median(rounds.Select(round => round.P99))),
        Format(Round.Median(rounds.Select(round => round.P999))),
        Whole(Round.Median(rounds.Select(round => round.SelfCpu))),
        Whole(Round.Median(rounds.Select(round => round.AgentCpu))),
        Whole(Round.Median(rounds.Select(round => round.DevKmsCpu))),
        rounds.Sum(round => round.Failures).ToString(CultureInfo.InvariantCulture));

    private static string Format(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}

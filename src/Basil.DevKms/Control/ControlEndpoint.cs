// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Basil.DevKms.Calls;
using Basil.DevKms.Faults;
using Basil.DevKms.Iam;
using Basil.DevKms.Protocol;
using Microsoft.AspNetCore.Http;

namespace Basil.DevKms.Control;

/// <summary>
/// The API beside KMS for tests in other processes: <c>/_devkms/faults</c> (GET, POST a <see cref="FaultRule"/>, DELETE all or one by id),
/// <c>/_devkms/settings</c> (GET, PUT), <c>/_devkms/principals</c> (GET, PUT an array of <see cref="PrincipalDocument"/>), <c>/_devkms/calls</c> (GET, <c>?operation=Sign&amp;limit=100</c>), <c>/_devkms/counts</c> (GET).
/// Web pages are kept out: the host must be a loopback one, and bodies must be application/json.
/// </summary>
internal sealed class ControlEndpoint(DevKmsFaults faults, CallLog calls, Principals principals)
{
    public const string Prefix = "/_devkms";

    private const string FaultsPath = Prefix + "/faults";
    private const int LongestDelayMs = 600_000;

    public Task HandleAsync(HttpContext http)
    {
        if (!IsLoopback(http.Request.Host.Host))
        {
            return FailAsync(http, StatusCodes.Status403Forbidden, "The host is not a loopback one.");
        }

        var path = http.Request.Path.Value!;
        return (http.Request.Method, path) switch
        {
            ("GET", FaultsPath) => WriteAsync(http, [.. faults.Armed.Select(FaultStatus.Of)], ControlJson.Default.FaultStatusArray),
            ("POST", FaultsPath) => AddFaultAsync(http),
            ("DELETE", FaultsPath) => ClearAsync(http),
            ("DELETE", _) when path.StartsWith(FaultsPath + "/", StringComparison.Ordinal) =>
                RemoveFaultAsync(http, path[(FaultsPath.Length + 1)..]),
            ("GET", Prefix + "/settings") => WriteSettingsAsync(http),
            ("PUT", Prefix + "/settings") => ChangeSettingsAsync(http),
            ("GET", Prefix + "/principals") => WritePrincipalsAsync(http),
            ("PUT", Prefix + "/principals") => ReplacePrincipalsAsync(http),
            ("GET", Prefix + "/calls") => WriteCallsAsync(http),
            ("GET", Prefix + "/counts") => WriteCountsAsync(http),
            _ => FailAsync(http, StatusCodes.Status404NotFound, "There is no such thing here."),
        };
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Task FailAsync(HttpContext http, int status, string error)
    {
        http.Response.StatusCode = status;
        return WriteAsync(http, new ControlError(error), ControlJson.Default.ControlError);
    }

    private static Task WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }

    /// <summary>The body, or null after the refusal has been written.</summary>
    private static async Task<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            await FailAsync(http, StatusCodes.Status415UnsupportedMediaType, "The content type must be application/json.");
            return null;
        }

        if (await RequestEnvelope.ReadBodyAsync(http.Request) is not { } body)
        {
            await FailAsync(http, StatusCodes.Status413PayloadTooLarge, "The body is too large.");
            return null;
        }

        string refusal;
        try
        {
            if (JsonSerializer.Deserialize(body, type) is { } value)
            {
                return value;
            }

            refusal = "The body is null.";
        }
        catch (JsonException exception)
        {
            refusal = exception.Message;
        }

        await FailAsync(http, StatusCodes.Status400BadRequest, refusal);
        return null;
    }

    private async Task AddFaultAsync(HttpContext http)
    {
        if (await ReadAsync(http, ControlJson.Default.FaultRule) is not { } rule)
        {
            return;
        }

        ArmedFault armed;
        try
        {
            armed = faults.Add(rule);
        }
        catch (ArgumentException exception)
        {
            await FailAsync(http, StatusCodes.Status400BadRequest, exception.Message);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        await WriteAsync(http, FaultStatus.Of(armed), ControlJson.Default.FaultStatus);
    }

    private Task ClearAsync(HttpContext http)
    {
        faults.Clear();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task RemoveFaultAsync(HttpContext http, string id)
    {
        if (faults.Armed.FirstOrDefault(fault => fault.Id.ToString(CultureInfo.InvariantCulture) == id) is not { } armed)
        {
            return FailAsync(http, StatusCodes.Status404NotFound, "No fault rule in force has this id.");
        }

        armed.Dispose();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task WriteSettingsAsync(HttpContext http) =>
        WriteAsync(
            http,
            new ControlSettings((int)faults.AliasPropagation.TotalMilliseconds, (int)faults.AliasAuthorizationLag.TotalMilliseconds),
            ControlJson.Default.ControlSettings);

    private async Task ChangeSettingsAsync(HttpContext http)
    {
        if (await ReadAsync(http, ControlJson.Default.ControlSettings) is not { } settings)
        {
            return;
        }

        if (settings.AliasPropagationMs is < 0 or > LongestDelayMs || settings.AliasAuthorizationLagMs is < 0 or > LongestDelayMs)
        {
            await FailAsync(
                http, StatusCodes.Status400BadRequest, $"aliasPropagationMs and aliasAuthorizationLagMs must be between 0 and {LongestDelayMs}.");
            return;
        }

        faults.AliasPropagation = TimeSpan.FromMilliseconds(settings.AliasPropagationMs);
        faults.AliasAuthorizationLag = TimeSpan.FromMilliseconds(settings.AliasAuthorizationLagMs);
        await WriteSettingsAsync(http);
    }

    private Task WritePrincipalsAsync(HttpContext http) =>
        WriteAsync(http, [.. principals.Current.Select(PrincipalDocument.Of)], ControlJson.Default.PrincipalDocumentArray);

    private async Task ReplacePrincipalsAsync(HttpContext http)
    {
        if (await ReadAsync(http, ControlJson.Default.PrincipalDocumentArray) is not { } documents)
        {
            return;
        }

        try
        {
            principals.Replace([.. documents.Select(document => document?.ToPrincipal() ?? throw new ArgumentException("A principal is null."))]);
        }
        catch (ArgumentException exception)
        {
            await FailAsync(http, StatusCodes.Status400BadRequest, exception.Message);
            return;
        }

        await WritePrincipalsAsync(http);
    }

    private Task WriteCallsAsync(HttpContext http)
    {
        KmsOperation? only = null;
        if (http.Request.Query["operation"] is [{ Length: > 0 } name, ..])
        {
            if (!KmsOperations.TryParseName(name, out var operation))
            {
                return FailAsync(http, StatusCodes.Status400BadRequest, "There is no such operation.");
            }

            only = operation;
        }

        var limit = int.MaxValue;
        if (http.Request.Query["limit"] is [{ Length: > 0 } number, ..]
            && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit < 1))
        {
            return FailAsync(http, StatusCodes.Status400BadRequest, "The limit must be a whole number of at least 1.");
        }

        return WriteAsync(http, calls.Recent(only, limit), ControlJson.Default.IReadOnlyListCallRecord);
    }

    private Task WriteCountsAsync(HttpContext http)
    {
        var counts = new SortedDictionary<string, CallCounts>(StringComparer.Ordinal);
        foreach (var operation in Enum.GetValues<KmsOperation>())
        {
            counts[operation.Name()] = calls.Count(operation);
        }

        return WriteAsync(http, counts, ControlJson.Default.SortedDictionaryStringCallCounts);
    }
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Microsoft.Extensions.Logging;

namespace Basil.Grains.Keys;

/// <content>What operators read of keys; event ids from 2000.</content>
internal sealed partial class KeyTracker
{
    [LoggerMessage(2000, LogLevel.Information, "Key {Key} is {State}.")]
    private partial void LogState(string key, string state);

    [LoggerMessage(2001, LogLevel.Warning, "The path of key {Key} names another backend key than {Before}; its state and public key are asked anew.")]
    private partial void LogMoved(string key, string? before);

    [LoggerMessage(2002, LogLevel.Information, "Key {Key} was created as {BackendKeyId} (adopted: {Adopted}).")]
    private partial void LogCreated(string key, string backendKeyId, bool adopted);

    [LoggerMessage(2003, LogLevel.Error, "Key {Key} could not be created: {Kind} ({Code}) {Detail} Missing permission: {MissingAction}.")]
    private partial void LogCreateFailed(string key, BackendFaultKind kind, string code, string detail, string? missingAction);

    [LoggerMessage(2004, LogLevel.Warning, "Creating key {Key} left {Orphan} behind, which no path is known to name; schedule its deletion.")]
    private partial void LogOrphan(string key, string orphan);

    [LoggerMessage(2006, LogLevel.Warning, "Key {Key} exists and cannot serve: {Cause}.")]
    private partial void LogUnusable(string key, UnusableCause cause);

    [LoggerMessage(2007, LogLevel.Warning, "The state of key {Key} cannot be asked: {State} ({Code}), missing permission: {MissingAction}.")]
    private partial void LogFailure(string key, string state, string code, string missingAction);

    [LoggerMessage(2008, LogLevel.Warning, "The backend refused an operation with key {Key}: {Code} ({Detail}), missing permission: {MissingAction}.")]
    private partial void LogOperationRefused(string key, string code, string detail, string missingAction);

    [LoggerMessage(2005, LogLevel.Error, "The backend's adapter threw for key {Key}.")]
    private partial void LogBroken(Exception exception, string key);
}

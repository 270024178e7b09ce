// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Errors;
using Basil.Grains.Keys;

namespace Basil.Grains.Tests.Keys;

public sealed class BackendFaultErrorsTests
{
    [Theory]
    [InlineData(BackendFaultKind.Absent, ErrorReason.KeyUnusable)]
    [InlineData(BackendFaultKind.Unreachable, ErrorReason.BackendUnavailable)]
    [InlineData(BackendFaultKind.Throttled, ErrorReason.Throttled)]
    [InlineData(BackendFaultKind.Refused, ErrorReason.BackendError)]
    [InlineData(BackendFaultKind.BadCredentials, ErrorReason.BackendError)]
    [InlineData(BackendFaultKind.Unusable, ErrorReason.KeyUnusable)]
    [InlineData(BackendFaultKind.DecryptFailed, ErrorReason.DecryptFailed)]
    [InlineData(BackendFaultKind.InvalidSignature, ErrorReason.BackendError)]
    [InlineData(BackendFaultKind.AlreadyExists, ErrorReason.InvalidRequest)]
    [InlineData(BackendFaultKind.Unsupported, ErrorReason.Unsupported)]
    [InlineData(BackendFaultKind.LimitExceeded, ErrorReason.BackendError)]
    [InlineData(BackendFaultKind.Rejected, ErrorReason.BackendError)]
    [InlineData(BackendFaultKind.DeadlineExceeded, ErrorReason.DeadlineExceeded)]
    public void Each_kind_has_its_reason_and_no_backend_text(object kind, object reason)
    {
        var error = BackendFaultErrors.ToError(new BackendFault((BackendFaultKind)kind, "SecretCode", "alias/secret", "kms:Secret"));

        Assert.Equal(reason, error.Reason);
        Assert.DoesNotContain("secret", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_kind_has_an_error() =>
        Assert.All(Enum.GetValues<BackendFaultKind>(), kind => Assert.NotNull(BackendFaultErrors.ToError(KeyLifecycleTests.Fault(kind))));

    [Fact]
    public void A_throttled_caller_learns_when_to_come_back()
    {
        var wait = TimeSpan.FromSeconds(3);

        Assert.Equal(wait, BackendFaultErrors.ToError(new BackendFault(BackendFaultKind.Throttled, "x", "y", RetryAfter: wait)).RetryAfter);
        Assert.NotNull(BackendFaultErrors.ToError(KeyLifecycleTests.Fault(BackendFaultKind.Throttled)).RetryAfter);
    }
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;

namespace Basil.Core.Tests.Errors;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_is_a_success()
    {
        Outcome<string> outcome = "value";

        Assert.True(outcome.IsSuccess);
        Assert.Equal("value", outcome.Value);
    }

    [Fact]
    public void An_error_stands_in_the_place_of_the_value()
    {
        Outcome<string> outcome = BrokerError.Unauthorized;

        Assert.False(outcome.IsSuccess);
        Assert.Same(BrokerError.Unauthorized, outcome.Error);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }
}

// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Control;

/// <summary>What can be set while DevKms runs.</summary>
/// <param name="AliasPropagationMs">For how long readers disagree after an alias has changed; 0 to 600000.</param>
/// <param name="AliasAuthorizationLagMs">For how long policies do not see that an alias has changed; 0 to 600000.</param>
internal sealed record ControlSettings(int AliasPropagationMs, int AliasAuthorizationLagMs = 0);

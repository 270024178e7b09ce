// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Protocol;

namespace Basil.DevKms.Signing;

/// <summary>An <c>Authorization</c> header of AWS Signature Version 4, taken apart.</summary>
internal sealed record AuthorizationHeader(
    string AccessKeyId, string Date, string Region, string Service, string SignedHeaders, byte[] Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const string Terminator = "aws4_request";
    private const int SignatureSize = 32;

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    public static KmsOutcome<AuthorizationHeader> Parse(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            return Incomplete($"Authorization header requires the algorithm {Algorithm}.");
        }

        string? credential = null;
        string? signedHeaders = null;
        string? signature = null;
        foreach (var part in header.AsSpan(Algorithm.Length + 1).ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : part[(equals + 1)..];
            switch (equals < 0 ? part : part[..equals])
            {
                case "Credential":
                    credential = value;
                    break;
                case "SignedHeaders":
                    signedHeaders = value;
                    break;
                case "Signature":
                    signature = value;
                    break;
                default:
                    return Incomplete("Authorization header has a parameter other than 'Credential', 'SignedHeaders' and 'Signature'.");
            }
        }

        if (string.IsNullOrEmpty(credential) || string.IsNullOrEmpty(signedHeaders) || string.IsNullOrEmpty(signature))
        {
            var missing = string.IsNullOrEmpty(credential) ? "Credential"
                : string.IsNullOrEmpty(signedHeaders) ? "SignedHeaders"
                : "Signature";
            return Incomplete($"Authorization header requires '{missing}' parameter.");
        }

        var scope = credential.Split('/');
        if (scope.Length != 5 || scope[4] != Terminator)
        {
            return Incomplete("Credential must have the form KEYID/DATE/REGION/SERVICE/aws4_request.");
        }

        var bytes = new byte[SignatureSize];
        return signature.Length == 2 * SignatureSize
            && Convert.FromHexString(signature, bytes, out _, out _) == System.Buffers.OperationStatus.Done
                ? new AuthorizationHeader(scope[0], scope[1], scope[2], scope[3], signedHeaders, bytes)
                : KmsError.Refused("InvalidSignatureException", "The signature is not 64 hexadecimal digits.");
    }

    private static KmsError Incomplete(string message) => KmsError.Refused("IncompleteSignatureException", message);
}

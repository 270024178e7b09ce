// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>The type of an asymmetric key. The numbers are those of the wire.</summary>
public enum BasilKeyType
{
    /// <summary>Not told, or a type that this client does not know.</summary>
    Unspecified = 0,

    /// <summary>Ed25519, RFC 8032.</summary>
    Ed25519 = 1,

    /// <summary>Ed25519 under NATS's text encoding of keys.</summary>
    Ed25519Nkey = 2,

    /// <summary>RSA, 2,048 bits.</summary>
    Rsa2048 = 3,

    /// <summary>ML-DSA-44, FIPS 204.</summary>
    MLDsa44 = 4,

    /// <summary>ML-DSA-65, FIPS 204.</summary>
    MLDsa65 = 5,

    /// <summary>ML-DSA-87, FIPS 204.</summary>
    MLDsa87 = 6,

    /// <summary>ML-KEM-512, FIPS 203.</summary>
    MLKem512 = 7,

    /// <summary>ML-KEM-768, FIPS 203.</summary>
    MLKem768 = 8,

    /// <summary>ML-KEM-1024, FIPS 203.</summary>
    MLKem1024 = 9,

    /// <summary>ECDSA on NIST P-256 with SHA-256.</summary>
    EcdsaP256 = 10,

    /// <summary>ECDSA on NIST P-384 with SHA-384.</summary>
    EcdsaP384 = 11,

    /// <summary>ECDSA on NIST P-521 with SHA-512.</summary>
    EcdsaP521 = 12,
}

namespace Coddiwomple.Certificates;

/// <summary>The kinds of key that a certificate authority of ours may have; Istio reads both.</summary>
internal enum KeyAlgorithm
{
    EcdsaP256,
    Rsa4096,
}

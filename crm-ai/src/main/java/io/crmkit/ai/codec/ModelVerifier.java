package io.crmkit.ai.codec;

/** Whoever knows by which keys models may be signed. */
public interface ModelVerifier {

  /** Whether a key is one that may sign; a revoked one may not. */
  boolean knows(String keyId);

  /** Whether a signature of a message was made by a key that is known; never an exception for either. */
  boolean isSigned(String keyId, byte[] message, byte[] signature);
}

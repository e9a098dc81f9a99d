package io.crmkit.ai.codec;

/** Whoever vouches for models: keys in the process, or a service that keeps them. */
public interface ModelSigner {

  /** Returns what verifiers know the key by; not blank, at most 200 characters. */
  String keyId();

  /** Returns the signature of a message. */
  byte[] sign(byte[] message);
}

package io.crmkit.sso.jose;

import io.crmkit.sso.model.Reason;

/** Why a token, or the keys to check it with, count for nothing. */
public enum JoseReason implements Reason {

  /**
   * Not three parts of base64url without padding, white space, {@code +} or {@code /} (RFC 7515, sections 2 and 7.1).
   */
  MALFORMED,
  /** Longer or deeper than the policy reads. */
  TOO_LARGE,
  /** The header is no JSON object, has a member twice, or a member of the wrong type (RFC 7515, section 4). */
  HEADER_INVALID,
  /** The claims are no JSON object, have one twice, or a registered one of the wrong type (RFC 7519, section 4). */
  CLAIMS_INVALID,
  /** {@code alg} is none, in whatever case (RFC 8725, section 3.1). */
  ALG_NONE,
  /** {@code alg} or {@code enc} is not on the list of the policy (RFC 8725, section 3.1). */
  ALG_NOT_ALLOWED,
  /** {@code typ} says that this is another kind of token (RFC 8725, section 3.11). */
  TYP_MISMATCH,
  /** {@code crit} asks for an extension, and none is understood here (RFC 7515, section 4.1.11). */
  CRIT_UNSUPPORTED,
  /** {@code jku}, {@code jwk}, {@code x5u} or {@code x5c}: a stranger's key (RFC 8725, section 3.10). */
  UNTRUSTED_KEY_HEADER,
  /** {@code kid} has characters or a length that no key of ours has (RFC 8725, section 3.10). */
  KID_INVALID,
  /** No key, or more than one, fits the token (OpenID Connect Core, section 10.1). */
  KEY_NOT_FOUND,
  /** The key is of another type, or for another algorithm or use (RFC 8725, section 3.2). */
  KEY_TYPE_MISMATCH,
  /** Fewer bits than RFC 7518 asks for (sections 3.2, 3.3), or an RSA key with a known weakness. */
  KEY_TOO_WEAK,
  /** Not a key at all, such as a point off its curve (RFC 8725, section 3.4). */
  KEY_INVALID,
  /** The signature is not that of the key over this header and payload (RFC 7515, section 5.2). */
  SIGNATURE_INVALID,
  /** Not JSON with a list of keys, more than 256 of them, or more than 1 MiB (RFC 7517, section 5). */
  JWKS_INVALID,
  /** Two keys have one {@code kid} (RFC 7517, section 4.5). */
  JWKS_AMBIGUOUS,
  /** A published key set has private or symmetric keys (RFC 7517, section 9.2). */
  JWKS_UNSAFE,
  /** Five parts where a signed token is expected (RFC 7516, section 9); nothing of it was decrypted. */
  ENCRYPTED_TOKEN_UNEXPECTED,
  /** Not five parts where an encrypted token is expected. */
  ENCRYPTED_TOKEN_EXPECTED,
  /** {@code zip}, which the policy does not take (RFC 8725, section 3.6). */
  COMPRESSION_NOT_ALLOWED,
  /** The content does not decrypt; whatever the cause, the answer is the same (RFC 7516, section 11.5). */
  DECRYPTION_FAILED,
  /** What was encrypted is not signed (RFC 8725, section 3.3). */
  INNER_NOT_SIGNED
}

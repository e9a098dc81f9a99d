package io.crmkit.sso.seal;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.seal.UnsealableException.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random nonce of 96 bits and a tag of 128 bits; tenant,
 * purpose and key id are its associated data.
 *
 * <p>Random nonces allow 2<sup>32</sup> secrets under one key (SP 800-38D, 8.3); rotate long before.
 */
public final class AesGcmSealer implements SecretSealer {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SealingKey current;
  private final Map<String, SealingKey> keys = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();

  private AesGcmSealer(SealingKey current, SealingKey... former) {
    this.current = current;
    keys.put(current.id(), current);
    for (SealingKey each : former) {
      if (keys.putIfAbsent(each.id(), each) != null) {
        throw new IllegalArgumentException("two keys have the id " + each.id());
      }
    }
  }

  /**
   * Returns a sealer that seals with one key and still opens what former keys sealed.
   *
   * @throws IllegalArgumentException if two keys have one id
   */
  public static AesGcmSealer of(SealingKey current, SealingKey... former) {
    return new AesGcmSealer(current, former);
  }

  @Override
  public Sealed seal(TenantId tenant, String purpose, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, current, nonce, tenant, purpose).doFinal(secret);
      return Sealed.of(current.id(), ByteBuffer.allocate(NONCE_BYTES + closed.length).put(nonce).put(closed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES/GCM", e);
    }
  }

  @Override
  public byte[] open(TenantId tenant, String purpose, Sealed sealed) {
    SealingKey key = keys.get(sealed.keyId());
    if (key == null) {
      throw new UnsealableException(Fault.KEY_UNKNOWN, "%s of %s was sealed with the key %s, which is not at hand"
          .formatted(purpose, tenant.value(), sealed.keyId()));
    }
    byte[] bytes = sealed.bytes();
    if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new UnsealableException(Fault.CUT_OFF, "%s of %s was cut off".formatted(purpose, tenant.value()));
    }
    return open(tenant, purpose, key, bytes);
  }

  private static byte[] open(TenantId tenant, String purpose, SealingKey key, byte[] bytes) {
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(bytes, 0, nonce, 0, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, tenant, purpose)
          .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new UnsealableException(Fault.FOREIGN, "%s of %s was changed, or was sealed for another tenant or place"
          .formatted(purpose, tenant.value()), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES/GCM", e);
    }
  }

  private static Cipher cipher(int mode, SealingKey key, byte[] nonce, TenantId tenant, String purpose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    for (String each : new String[] {key.id(), tenant.value(), purpose}) {
      byte[] text = each.getBytes(StandardCharsets.UTF_8);
      // Each length goes before its text, so that no two triples have the same bytes.
      cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
      cipher.updateAAD(text);
    }
    return cipher;
  }

  @Override
  public boolean isStale(Sealed sealed) {
    return !sealed.keyId().equals(current.id());
  }

  @Override
  public String toString() {
    return "AesGcmSealer[" + current.id() + "]";
  }
}

package io.crmkit.sso.saml.xml;

/** Which ciphers of contents are taken. */
public enum Ciphers {
  /** AES-GCM, which shows every change. */
  AUTHENTICATED,
  /** AES-CBC too. Triple DES needs {@link Strength#LEGACY} besides. */
  ANY
}

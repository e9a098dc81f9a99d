package io.crmkit.apikey.model;

import io.crmkit.sso.model.SecretHash;
import java.time.Instant;

/** What happened to an API key. No event holds a secret. */
public sealed interface KeyEvent {

  /** When it happened. */
  Instant at();

  /** It was made. */
  record KeyCreated(KeyDetails details, SecretHash hash, Instant at) implements KeyEvent {}

  /** It has another secret; the one before counts until {@code graceUntil}. */
  record KeyRotated(SecretHash hash, Instant graceUntil, Instant at) implements KeyEvent {}

  /** It is good for nothing any more. */
  record KeyRevoked(String why, Instant at) implements KeyEvent {}
}
